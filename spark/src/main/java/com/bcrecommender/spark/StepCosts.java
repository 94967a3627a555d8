package com.bcrecommender.spark;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import scala.jdk.javaapi.CollectionConverters;

/// What each step cost: Spark tells the end of every task, those included that failed. For several
/// threads.
final class StepCosts extends SparkListener {
  private static final String HEAP = "JVMHeapMemory";

  private static final String TITLE = "spark.job.description";

  private final Map<String, Cost> costs = new LinkedHashMap<>();
  private final Map<Integer, String> stepOfStage = new HashMap<>();
  private String step = "";

  /// Of one step; times in milliseconds.
  private static final class Cost {
    long began;
    long wall;
    int tasks;
    long run;
    long cpu;
    long longest;
    long shuffled;
    long heap;
  }

  synchronized void begin(String title) {
    step = title;
    // A step of several turns is begun several times.
    costs.computeIfAbsent(title, _ -> new Cost()).began = System.nanoTime();
  }

  synchronized void end() {
    Cost cost = costs.get(step);
    if (cost != null) {
      cost.wall += (System.nanoTime() - cost.began) / 1_000_000;
    }
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart start) {
    for (StageInfo stage : CollectionConverters.asJava(start.stageInfos())) {
      stepOfStage.put(stage.stageId(), start.properties().getProperty(TITLE));
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    // What ends is told of later, perhaps when the next step runs.
    Cost cost = costs.get(stepOfStage.get(end.stageId()));
    TaskMetrics metrics = end.taskMetrics();
    if (cost == null || metrics == null) {
      return;
    }
    cost.tasks++;
    cost.run += metrics.executorRunTime();
    cost.cpu += metrics.executorCpuTime() / 1_000_000;
    cost.longest = Math.max(cost.longest, metrics.executorRunTime());
    cost.shuffled += metrics.shuffleWriteMetrics().bytesWritten();
    cost.heap = Math.max(cost.heap, end.taskExecutorMetrics().getMetricValue(HEAP));
  }

  /// A line for each step. The heap is what the busiest executor was seen with, garbage included.
  synchronized String table() {
    StringBuilder table =
        new StringBuilder(
            "%-16s%8s%10s%10s%10s%12s%12s%10s%n"
                .formatted(
                    "step",
                    "tasks",
                    "wall s",
                    "run s",
                    "cpu s",
                    "longest s",
                    "shuffled MB",
                    "heap MB"));
    costs.forEach((title, cost) ->
        table.append(
            String.format(
                Locale.ROOT,
                "%-16s%8d%10.1f%10.1f%10.1f%12.1f%12.1f%10d%n",
                title,
                cost.tasks,
                cost.wall / 1e3,
                cost.run / 1e3,
                cost.cpu / 1e3,
                cost.longest / 1e3,
                cost.shuffled / 1e6,
                cost.heap >> 20)));
    return table.toString();
  }
}

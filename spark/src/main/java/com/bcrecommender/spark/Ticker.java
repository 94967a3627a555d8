package com.bcrecommender.spark;

import com.bcrecommender.recommend.SparkWords;
import java.io.PrintStream;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.SparkStatusTracker;
import org.apache.spark.api.java.JavaSparkContext;

/// Says twice a second how many tasks of the running step are done, as [SparkWords] has it. Spark's
/// own status tracker tells; its interface for the web need not be on.
final class Ticker implements AutoCloseable {
  private static final long MILLIS = 500;

  private final JavaSparkContext context;
  private final PrintStream out;
  private final Thread thread;
  private volatile String step = "";
  private volatile int all;

  Ticker(JavaSparkContext context, PrintStream out) {
    this.context = context;
    this.out = out;
    thread = Thread.ofPlatform().daemon().name("ticker").unstarted(this::tick);
  }

  void start() {
    thread.start();
  }

  /// Says which step runs from now on, also one that is done before the next look.
  ///
  /// @param tasks how many it has at least
  void begin(String title, int tasks) {
    step = title;
    all = tasks;
    say(0, tasks);
  }

  /// Says that all of the step is done.
  void end() {
    say(all, all);
  }

  private void tick() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(MILLIS);
        say();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void say() {
    SparkStatusTracker tracker = context.sc().statusTracker();
    for (int id : tracker.getActiveJobIds()) {
      SparkJobInfo job = tracker.getJobInfo(id).getOrElse(() -> null);
      int done = 0;
      int tasks = 0;
      for (int stage : job == null ? new int[0] : job.stageIds()) {
        SparkStageInfo info = tracker.getStageInfo(stage).getOrElse(() -> null);
        if (info != null) {
          done += info.numCompletedTasks();
          tasks += info.numTasks();
        }
      }
      all = tasks;
      say(done, tasks);
    }
  }

  private synchronized void say(int done, int tasks) {
    if (tasks > 0) {
      out.println(SparkWords.progress(step, done, tasks));
      out.flush();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

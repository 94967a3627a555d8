package com.bcrecommender.spark;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/// Counts attempts of tasks that failed.
public final class FailedTasks extends SparkListener {
  private static final AtomicInteger COUNT = new AtomicInteger();

  /// Has Spark tell it, from none on.
  static SparkConf in(SparkConf conf) {
    COUNT.set(0);
    return conf.set("spark.extraListeners", FailedTasks.class.getName());
  }

  static int count() {
    return COUNT.get();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (!end.taskInfo().successful()) {
      COUNT.incrementAndGet();
    }
  }
}

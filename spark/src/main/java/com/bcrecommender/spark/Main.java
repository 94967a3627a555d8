package com.bcrecommender.spark;

import com.bcrecommender.recommend.SparkWords;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.PrintStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/// What `spark-submit bcr-spark.jar` starts; arguments as [Order] has them. Says on standard output
/// how far it is ([Ticker]). Ends with 2 where the person who gave the order can help it, which it
/// says in one line.
public final class Main {
  private Main() {}

  public static void main(String... arguments) throws IOException {
    try {
      run(new SparkConf(), System.out, arguments);
    } catch (Exception e) {
      UserError mistake = mistake(e);
      if (mistake == null) {
        throw e;
      }
      System.err.println(SparkWords.MISTAKE + mistake.getMessage());
      System.exit(2);
    }
  }

  static void run(SparkConf conf, PrintStream out, String... arguments) throws IOException {
    Order order = Order.of(arguments);
    conf.setAppName("bcr recommend");
    // So that the heap's peak of each task is known (StepCosts).
    conf.setIfMissing("spark.executor.metrics.pollingInterval", "500ms");
    // Tasks send pieces of megabytes. Else Spark gathers them on the heap, up to half of it.
    conf.setIfMissing("spark.shuffle.sort.bypassMergeThreshold", "100000");
    StepCosts costs = new StepCosts();
    try (JavaSparkContext context = new JavaSparkContext(conf);
        Ticker ticker = new Ticker(context, out)) {
      context.setLogLevel("WARN");
      context.sc().addSparkListener(costs);
      ticker.start();
      new Job(context, order, ticker, costs).run();
    }
    System.err.print(costs.table());
  }

  /// Spark wraps what a task throws.
  static @Nullable UserError mistake(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserError mistake) {
        return mistake;
      }
    }
    return null;
  }
}

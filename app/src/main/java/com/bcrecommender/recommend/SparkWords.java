package com.bcrecommender.recommend;

/// What the program that runs on Spark says to the `bcr` that began it, in lines.
public final class SparkWords {
  /// What the one line for a person begins with, on standard error, where the person can help it.
  public static final String MISTAKE = "bcr-spark: ";

  /// The first of the four fields of [#progress].
  static final String PROGRESS = "bcr-progress";

  private SparkWords() {}

  /// How far a step is, on standard output: fields with tabs between.
  ///
  /// @param done tasks that have ended
  /// @param all tasks of the step
  public static String progress(String step, int done, int all) {
    return "%s\t%s\t%d\t%d".formatted(PROGRESS, step, done, all);
  }
}

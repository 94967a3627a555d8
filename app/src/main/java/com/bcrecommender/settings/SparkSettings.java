package com.bcrecommender.settings;

import java.util.List;

/// Which Spark makes lists where `recommend.on` says so.
public final class SparkSettings {
  public static final Setting<String> HOME =
      SettingForm.text(
          "spark.home",
          "",
          "The folder of a Spark installation, with bin/spark-submit in it; nothing for what the environment variable SPARK_HOME names.");

  public static final Setting<String> MASTER =
      SettingForm.text(
          "spark.master",
          "local[*]",
          "The cluster, as spark-submit's --master takes it, such as spark://host:7077 or yarn; local[*] for all cores of this machine.");

  public static final Setting<String> WORK =
      SettingForm.text(
          "spark.work",
          "",
          "A folder that all machines of the cluster reach, such as hdfs://host/bcr or s3a://bucket/bcr; nothing for spark/work in the home, which is right where they share that disk.");

  public static final Setting<String> MEMORY =
      new Setting<>(
          "spark.memory",
          "a size such as 4g or 1500m",
          "4g",
          "The memory of each executor; of this machine's one where the master is local.",
          SparkSettings::size);

  public static final Setting<String> OPTIONS =
      SettingForm.text(
          "spark.options",
          "",
          "More options for spark-submit, with blanks between them, such as --num-executors 20 --executor-cores 4.");

  /// All of these, in the order of the reference.
  static final List<Setting<?>> ALL = List.of(HOME, MASTER, WORK, MEMORY, OPTIONS);

  private SparkSettings() {}

  private static String size(String text) {
    String size = text.strip();
    if (!size.matches("[1-9][0-9]{0,6}[mg]")) {
      throw new IllegalArgumentException("a size such as 4g or 1500m");
    }
    return size;
  }
}

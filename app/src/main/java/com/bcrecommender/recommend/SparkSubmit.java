package com.bcrecommender.recommend;

import com.bcrecommender.settings.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How a Spark installation is told to run our jar: the command line of its `spark-submit`.
///
/// @param home the folder of the installation; empty for none
/// @param master as `--master` takes it
/// @param work the folder that all machines reach; empty for one in the home
/// @param memory of an executor
/// @param options more options, with blanks between them
/// @param jar ours
public record SparkSubmit(
    String home, String master, String work, String memory, String options, Path jar) {
  // What learns computes with the Vector API of the JDK; SQLite and Spark call native code.
  private static final String JVM =
      "--add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED";

  /// @throws UserError where there is no installation, or not our jar
  void check() {
    if (home.isEmpty()) {
      throw new UserError(
          "expected a Spark installation, found none: set spark.home, or SPARK_HOME, to the folder with bin/spark-submit in it (Spark 4.2, from https://spark.apache.org/downloads.html), or recommend without --on spark");
    }
    if (!Files.isExecutable(program())) {
      throw new UserError(
          "expected Spark's program at %s, found none; set spark.home to the folder of a Spark installation"
              .formatted(program()));
    }
    if (!Files.isRegularFile(jar)) {
      throw new UserError(
          "expected the jar for Spark at %s, found none; in a checkout build it with: mvn -Dlaunch -Dmaven.test.skip=true -pl spark -am package"
              .formatted(jar));
    }
  }

  private Path program() {
    return Path.of(home, "bin", "spark-submit");
  }

  private boolean local() {
    return master.startsWith("local");
  }

  /// The command line.
  ///
  /// @param arguments of our program
  List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(program().toString());
    command.addAll(List.of("--master", master, "--name", "bcr recommend"));
    // In local mode the driver is the executor.
    command.addAll(List.of(local() ? "--driver-memory" : "--executor-memory", memory));
    command.addAll(List.of("--conf", "spark.driver.defaultJavaOptions=" + JVM));
    command.addAll(List.of("--conf", "spark.executor.defaultJavaOptions=" + JVM));
    if (local()) {
      command.addAll(
          List.of(
              "--conf",
              "spark.driver.host=127.0.0.1",
              "--conf",
              "spark.driver.bindAddress=127.0.0.1"));
    }
    if (!options.isBlank()) {
      command.addAll(Arrays.asList(options.strip().split("\\s+")));
    }
    command.addAll(List.of("--class", "com.bcrecommender.spark.Main", jar.toString()));
    command.addAll(arguments);
    return command;
  }
}

package com.bcrecommender.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A Spark installation made of this test's own class path: its launcher, its `spark-submit`, and
/// what its workers start executors from.
final class SparkHome {
  private static final String SUBMIT =
      """
      #!/usr/bin/env bash
      # What Spark's own spark-class does.
      export SPARK_HOME=$(cd "$(dirname "$0")/.." && pwd) SPARK_SCALA_VERSION=2.13
      java=@java@
      command=()
      delimiter=$'\\n'
      while IFS= read -d "$delimiter" -r word; do
        if [ -z "$delimiter" ]; then command+=("$word"); elif [ "$word" = $'\\0' ]; then delimiter=; fi
      done < <("$java" -Xmx128m -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main org.apache.spark.deploy.SparkSubmit "$@"; printf '%d\\0' $?)
      last=$((${#command[@]} - 1))
      [ "${command[$last]}" = 0 ] || exit "${command[$last]}"
      unset "command[$last]"
      exec "${command[@]}"
      """;

  private SparkHome() {}

  /// Makes one.
  static Path in(Path folder) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("jars"));
    for (String entry : classPath()) {
      Path jar = Path.of(entry);
      Path link = jars.resolve(jar.getFileName());
      if (entry.endsWith(".jar") && Files.exists(jar) && !Files.exists(link)) {
        Files.createSymbolicLink(link, jar);
      }
    }
    // By this the launcher knows an installation from a checkout of Spark.
    Files.createFile(folder.resolve("RELEASE"));
    Path submit = Files.createDirectories(folder.resolve("bin")).resolve("spark-submit");
    Files.writeString(submit, SUBMIT.replace("@java@", java()));
    if (!submit.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + submit);
    }
    return folder;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// The folders of classes, which are in no jar.
  static String classes() {
    return Arrays.stream(classPath())
        .filter(entry -> Files.isDirectory(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String[] classPath() {
    return System.getProperty("java.class.path").split(File.pathSeparator);
  }
}

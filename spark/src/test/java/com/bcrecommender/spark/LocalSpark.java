package com.bcrecommender.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.spark.SparkConf;

/// Spark in this JVM, on two threads and loopback alone.
final class LocalSpark {
  private LocalSpark() {}

  static SparkConf conf() {
    return new SparkConf()
        .setMaster("local[2]")
        .set("spark.driver.host", "127.0.0.1")
        .set("spark.driver.bindAddress", "127.0.0.1")
        .set("spark.ui.enabled", "false");
  }

  static void run(String... arguments) throws IOException {
    run(conf(), arguments);
  }

  static void run(SparkConf conf, String... arguments) throws IOException {
    PrintStream nobody =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Main.run(conf, nobody, arguments);
  }

  /// What a run says, in one line, that a person can help.
  static String mistake(String... arguments) {
    Throwable thrown = catchThrowable(() -> run(arguments));
    UserError mistake = thrown == null ? null : Main.mistake(thrown);
    String line = mistake == null ? "no mistake: " + thrown : String.valueOf(mistake.getMessage());
    assertThat(line).doesNotContain("\n");
    return line;
  }
}

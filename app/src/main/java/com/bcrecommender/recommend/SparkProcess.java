package com.bcrecommender.recommend;

import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Watch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A `spark-submit` that runs: its standard output says how far it is, its log goes to a file. It
/// ends when this is closed, and when this program ends.
final class SparkProcess implements AutoCloseable {
  private final Process process;
  private final Path log;
  private final Thread hook;

  private SparkProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    hook = Thread.ofPlatform().unstarted(process::destroy);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static SparkProcess start(List<String> command, Path log) throws IOException {
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    process.getOutputStream().close();
    return new SparkProcess(process, log);
  }

  /// Shows how far it is until it ends.
  ///
  /// @return its status
  int watch(Watch watch) throws IOException {
    String step = "";
    Progress progress = null;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split("\t");
        if (fields.length != 4 || !fields[0].equals(SparkWords.PROGRESS)) {
          continue;
        }
        long done = Long.parseLong(fields[2]);
        long all = Long.parseLong(fields[3]);
        if (progress == null || !fields[1].equals(step)) {
          if (progress != null) {
            progress.close();
          }
          step = fields[1];
          progress = watch.begin(step, "tasks", all);
        }
        progress.update(done, all);
      }
    } finally {
      if (progress != null) {
        progress.close();
      }
    }
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Spark ran", e);
    }
  }

  /// What the jar's program said that a person can help.
  Optional<String> mistake() throws IOException {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith(SparkWords.MISTAKE))
          .map(line -> line.substring(SparkWords.MISTAKE.length()))
          .findFirst();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The program ends, and the hook has the same to do.
    }
  }
}

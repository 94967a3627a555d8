package com.bcrecommender.settings;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// How long each stage of a command took, on the wall and on the processor, for the table at its
/// end. One thread at a time; the processor's time is the whole process's, other threads included.
public final class Timings {
  private record Row(String stage, double wall, double processor) {}

  private final List<Row> rows = new ArrayList<>();

  /// Runs a stage and notes its time.
  public <T> T time(String stage, Supplier<T> work) {
    long wall = System.nanoTime();
    long processor = processorNanos();
    try {
      return work.get();
    } finally {
      rows.add(
          new Row(stage, (System.nanoTime() - wall) / 1e9, (processorNanos() - processor) / 1e9));
    }
  }

  /// As [#time(String, Supplier)] for work without a result.
  public void run(String stage, Runnable work) {
    time(
        stage,
        () -> {
          work.run();
          return stage;
        });
  }

  /// The table: a row per stage and one for all.
  public String table() {
    StringBuilder table = new StringBuilder("%-18s %9s %9s%n".formatted("stage", "wall", "cpu"));
    double wall = 0;
    double processor = 0;
    for (Row row : rows) {
      table.append(line(row.stage, row.wall, row.processor));
      wall += row.wall;
      processor += row.processor;
    }
    return table.append(line("all", wall, processor)).toString();
  }

  private static String line(String stage, double wall, double processor) {
    return String.format(Locale.ROOT, "%-18s %7.1f s %7.1f s%n", stage, wall, processor);
  }

  private static long processorNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }
}

package com.bcrecommender.fuzz;

/// What holds for every parser.
public final class Fuzzing {
  /// How long the fuzzer has for one parser.
  public static final String DURATION = "5m";

  /// Kilobytes take milliseconds; what takes this long on a busy machine is a way to stop a crawl.
  private static final long LONGEST_NANOS = 20_000_000_000L;

  private Fuzzing() {}

  /// Work that may fail as it says.
  @FunctionalInterface
  public interface Work<E extends Exception> {
    void run() throws E;
  }

  /// Runs it, and fails where it takes too long.
  public static <E extends Exception> void inTime(Work<E> work) throws E {
    long began = System.nanoTime();
    work.run();
    long took = System.nanoTime() - began;
    demand(took < LONGEST_NANOS, "it took " + took / 1_000_000 + " ms");
  }

  /// Fails with the reason where something does not hold.
  public static void demand(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}

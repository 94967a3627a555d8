package com.bcrecommender.spark;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What all tasks of an executor share, of one run at a time: made when a task first asks for it.
/// For several threads.
final class PerRun<T> {
  private final Consumer<T> ending;
  private @Nullable T kept;
  private String run = "";

  /// @param ending what is to be done with what is no longer kept
  PerRun(Consumer<T> ending) {
    this.ending = ending;
  }

  /// Makes it.
  interface Making<T> {
    T make() throws IOException;
  }

  /// That of a run. What was kept of another is let go of before this one's is made.
  synchronized T of(WorkFolder work, Making<T> making) throws IOException {
    T known = kept;
    if (known == null || !run.equals(work.toString())) {
      forget();
      known = making.make();
      kept = known;
      run = work.toString();
    }
    return known;
  }

  /// Lets go of it.
  synchronized void forget() {
    T known = kept;
    kept = null;
    if (known != null) {
      ending.accept(known);
    }
  }
}

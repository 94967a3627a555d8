package com.bcrecommender.edition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Collects failures, one line each. After a hundred the rest are taken for more of the same.
final class Failures {
  private static final int MOST = 100;

  private final List<String> lines = new ArrayList<>();

  void add(String line) {
    if (lines.size() < MOST) {
      lines.add(line);
    }
  }

  void add(UnusableEdition failure) {
    add(String.valueOf(failure.getMessage()));
  }

  /// Records a failure unless a claim holds.
  void unless(boolean holds, Supplier<String> line) {
    if (!holds) {
      add(line.get());
    }
  }

  /// Runs a check; that something cannot be read is a failure, not the end of the verification.
  void during(Runnable check) {
    try {
      check.run();
    } catch (UnusableEdition e) {
      add(e);
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      add("an id or a number is out of range: " + e.getMessage());
    }
  }

  boolean none() {
    return lines.isEmpty();
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}

package com.bcrecommender.settings;

/// Somebody who watches a stage: begins a [Progress] when the stage begins. Stages take one, so
/// that they know nothing of terminals.
@FunctionalInterface
public interface Watch {
  /// @param stage the stage's name
  /// @param unit what is counted, in the plural
  /// @param total how many there are, 0 where nobody knows
  Progress begin(String stage, String unit, long total);
}

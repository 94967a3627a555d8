package com.bcrecommender.evaluate;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.evaluate.Split;

/// How rows are told apart into those to learn from and those held out.
public enum SplitBy {
  /// As files say.
  FILES,
  /// A random share of each fan's.
  RANDOM,
  /// The latest share of each fan's.
  TIME,
  /// The last share of each fan's, in the order of rows.
  ORDER;

  /// Splits a snapshot.
  ///
  /// @throws IllegalArgumentException where the snapshot does not know times or order
  Split split(Snapshot snapshot, double share, long seed) {
    return switch (this) {
      case RANDOM -> Split.random(snapshot, share, seed);
      case TIME -> Split.byTime(snapshot, share, seed);
      case ORDER -> Split.byOrder(snapshot, share);
      case FILES -> throw new IllegalArgumentException("files are split already");
    };
  }
}

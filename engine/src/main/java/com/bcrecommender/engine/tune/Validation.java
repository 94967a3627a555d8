package com.bcrecommender.engine.tune;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.evaluate.Split;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/// The part of the training rows that parameters are chosen on: a fifth of what each fan owns. The
/// latest by time where times are known; by order where it was kept and stands for time
/// ([FileOrder]); else at random.
///
/// @param split what trials learn from, and the rows of the fans they are measured by
/// @param kind in words, for logs
record Validation(Split split, String kind) {
  private static final double SHARE = 0.2;

  /// @param mostFans how many fans' rows are kept to measure by, drawn by the seed
  static Validation of(Snapshot train, long seed, int mostFans) {
    String kind;
    Split split;
    if (train.hasTimes()) {
      kind = "the latest 20 % of what each fan owns, by time";
      split = Split.byTime(train, SHARE, seed);
    } else if (train.hasOrder()) {
      FileOrder order = FileOrder.of(train, seed);
      kind =
          String.format(
              Locale.ROOT,
              "%s 20 %% of what each fan owns (no times; order of rows: dispersion %.1f, concordance %.2f)",
              order.standsForTime() ? "the last, by order of rows," : "a random",
              order.dispersion(),
              order.concordance());
      split =
          order.standsForTime() ? Split.byOrder(train, SHARE) : Split.random(train, SHARE, seed);
    } else {
      kind = "a random 20 % of what each fan owns (no times)";
      split = Split.random(train, SHARE, seed);
    }
    return new Validation(new Split(split.train(), sample(split.test(), mostFans, seed)), kind);
  }

  /// Keeps the rows of at most so many fans.
  private static SparseRows sample(SparseRows rows, int most, long seed) {
    int[] fans = new int[rows.rows()];
    int n = 0;
    for (int f = 0; f < rows.rows(); f++) {
      if (rows.size(f) > 0) {
        fans[n++] = f;
      }
    }
    if (n <= most) {
      return rows;
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < most; i++) {
      int other = random.nextInt(i, n);
      int swap = fans[i];
      fans[i] = fans[other];
      fans[other] = swap;
    }
    Arrays.sort(fans, 0, most);
    int[] starts = new int[rows.rows() + 1];
    int[] columns = new int[rows.size()];
    int size = 0;
    int next = 0;
    for (int f = 0; f < rows.rows(); f++) {
      if (next < most && fans[next] == f) {
        next++;
        for (int p = rows.start(f); p < rows.end(f); p++) {
          columns[size++] = rows.column(p);
        }
      }
      starts[f + 1] = size;
    }
    return new SparseRows(rows.columns(), starts, Arrays.copyOf(columns, size), null);
  }
}

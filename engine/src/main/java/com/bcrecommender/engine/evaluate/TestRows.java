package com.bcrecommender.engine.evaluate;

import com.bcrecommender.engine.data.SparseRows;
import java.util.Arrays;

/// What was held out, and the fans it was held out of. Positions are those of the rows. Immutable.
final class TestRows {
  private final SparseRows rows;
  private final int[] fans;

  TestRows(SparseRows rows) {
    this.rows = rows;
    int[] some = new int[rows.rows()];
    int n = 0;
    for (int f = 0; f < rows.rows(); f++) {
      if (rows.size(f) > 0) {
        some[n++] = f;
      }
    }
    fans = Arrays.copyOf(some, n);
  }

  SparseRows rows() {
    return rows;
  }

  /// How many fans have test rows.
  int fans() {
    return fans.length;
  }

  /// The i-th fan with test rows.
  int fan(int i) {
    return fans[i];
  }
}

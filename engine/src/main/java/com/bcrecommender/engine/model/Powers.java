package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.SparseRows;

/// Powers of how many entries each row of a sparse matrix has: the normalisations of linear models.
final class Powers {
  private Powers() {}

  /// n(r)^exponent for each row r; a row without entries counts as one with one.
  static float[] ofSizes(SparseRows rows, double exponent) {
    float[] powers = new float[rows.rows()];
    for (int r = 0; r < powers.length; r++) {
      powers[r] = of(rows.size(r), exponent);
    }
    return powers;
  }

  static float of(int size, double exponent) {
    return (float) Math.pow(Math.max(1, size), exponent);
  }
}

package com.bcrecommender.engine.model;

import java.util.function.DoubleUnaryOperator;

/// Polynomials on 0 to 1 as sums of Chebyshev's: the value at x is the sum over m of `c[m] T_m(2x -
/// 1)`. In this form a high degree loses no precision, and a matrix is put in by one product a
/// degree.
final class Chebyshev {
  private Chebyshev() {}

  /// The polynomial of a degree that agrees with a function at Chebyshev's degree + 1 nodes
  /// (Trefethen 2013, "Approximation Theory and Approximation Practice"); the function itself where
  /// it is a polynomial of no higher degree.
  static float[] interpolate(int degree, DoubleUnaryOperator function) {
    int nodes = degree + 1;
    double[] sums = new double[nodes];
    for (int n = 0; n < nodes; n++) {
      double angle = Math.PI * (n + 0.5) / nodes;
      double value = function.applyAsDouble((Math.cos(angle) + 1) / 2);
      for (int m = 0; m < nodes; m++) {
        sums[m] += value * Math.cos(m * angle);
      }
    }
    float[] coefficients = new float[nodes];
    for (int m = 0; m < nodes; m++) {
      coefficients[m] = (float) (sums[m] * (m == 0 ? 1 : 2) / nodes);
    }
    return coefficients;
  }
}

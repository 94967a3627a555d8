package com.bcrecommender.engine.model;

import java.util.Arrays;

/// Rows of factors in the order of their norms, largest first (equal ones by id), so that a search
/// for the largest products may end early: no row from some place on has a larger norm (Teflioudi,
/// Gemulla and Mykytiuk 2015, "LEMP"). Immutable; memory: that of the factors, and 16 bytes a row.
final class NormOrder {
  private final DenseFactors rows;
  private final int[] idAt;
  private final int[] placeOf;
  private final float[] norms;
  // Norms without the first terms, for the kernel's shortcut.
  private final int head;
  private final float[] rests;

  private NormOrder(DenseFactors rows, int[] idAt, int[] placeOf, float[] norms, int head) {
    this.rows = rows;
    this.idAt = idAt;
    this.placeOf = placeOf;
    this.norms = norms;
    this.head = head;
    rests = new float[rows.rows()];
    for (int p = 0; p < rests.length; p++) {
      rests[p] = norm(rows.values(), rows.start(p) + head, rows.width() - head);
    }
  }

  /// Orders rows in the memory they are in.
  ///
  /// @param rows by id; taken over
  static NormOrder of(DenseFactors rows) {
    int n = rows.rows();
    float[] norms = new float[n];
    long[] keys = new long[n];
    for (int t = 0; t < n; t++) {
      norms[t] = norm(rows.values(), rows.start(t), rows.width());
      // Bits of floats from 0 up ascend with the floats.
      keys[t] = (long) (Integer.MAX_VALUE - Float.floatToIntBits(norms[t])) << 32 | t;
    }
    Arrays.sort(keys);
    int[] idAt = new int[n];
    int[] placeOf = new int[n];
    float[] ordered = new float[n];
    for (int p = 0; p < n; p++) {
      idAt[p] = (int) keys[p];
      placeOf[idAt[p]] = p;
      ordered[p] = norms[idAt[p]];
    }
    rows.permute(idAt);
    return new NormOrder(rows, idAt, placeOf, ordered, rows.width());
  }

  /// The same rows, each divided by its norm; rows of zeros stay. Places are the same.
  NormOrder normalised(int head) {
    DenseFactors unit = new DenseFactors(rows.rows(), rows.factors());
    float[] ones = new float[norms.length];
    for (int p = 0; p < norms.length; p++) {
      int at = rows.start(p);
      for (int c = 0; norms[p] > 0 && c < rows.width(); c++) {
        unit.values()[at + c] = rows.values()[at + c] / norms[p];
      }
      ones[p] = norms[p] > 0 ? 1 : 0;
    }
    return new NormOrder(unit, idAt, placeOf, ones, Math.min(head, rows.width()));
  }

  static float norm(float[] values, int at, int n) {
    double sum = 0;
    for (int c = 0; c < n; c++) {
      sum += (double) values[at + c] * values[at + c];
    }
    return (float) Math.sqrt(sum);
  }

  DenseFactors rows() {
    return rows;
  }

  int idAt(int place) {
    return idAt[place];
  }

  int placeOf(int id) {
    return placeOf[id];
  }

  float norm(int place) {
    return norms[place];
  }

  int head() {
    return head;
  }

  float[] rests() {
    return rests;
  }

  int size() {
    return idAt.length;
  }
}

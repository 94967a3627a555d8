package com.bcrecommender.engine.explore;

/// An undirected weighted graph in compressed rows: every edge stands in the rows of both its ends,
/// a loop once. Memory: 8 bytes an entry, 4 a node. Immutable once built.
final class Graph {
  private final int[] starts;
  private final int[] ends;
  private final float[] weights;

  /// Takes over the arrays. Rows need not be sorted, and hold each neighbour once.
  Graph(int[] starts, int[] ends, float[] weights) {
    this.starts = starts;
    this.ends = ends;
    this.weights = weights;
  }

  int nodes() {
    return starts.length - 1;
  }

  int start(int node) {
    return starts[node];
  }

  int end(int node) {
    return starts[node + 1];
  }

  int neighbour(int position) {
    return ends[position];
  }

  /// Above 0.
  float weight(int position) {
    return weights[position];
  }

  /// The sum of a node's weights. A loop of a merged node holds each of its inner edges twice, so
  /// it counts as often as edges to others do.
  double degree(int node) {
    double degree = 0;
    for (int p = start(node); p < end(node); p++) {
      degree += weights[p];
    }
    return degree;
  }

  /// The graph whose nodes are the groups of this one's.
  ///
  /// @param groupOf one per node, from 0 to `groups` - 1
  Graph merged(int[] groupOf, int groups) {
    int[] sizes = new int[groups + 1];
    for (int node = 0; node < nodes(); node++) {
      sizes[groupOf[node] + 1]++;
    }
    for (int g = 0; g < groups; g++) {
      sizes[g + 1] += sizes[g];
    }
    int[] at = sizes.clone();
    int[] members = new int[nodes()];
    for (int node = 0; node < nodes(); node++) {
      members[at[groupOf[node]]++] = node;
    }
    Rows rows = new Rows(groups, ends.length);
    double[] sums = new double[groups];
    int[] touched = new int[groups];
    for (int g = 0; g < groups; g++) {
      int count = 0;
      for (int m = sizes[g]; m < sizes[g + 1]; m++) {
        for (int p = start(members[m]); p < end(members[m]); p++) {
          int other = groupOf[ends[p]];
          if (sums[other] == 0) {
            touched[count++] = other;
          }
          sums[other] += weights[p];
        }
      }
      for (int i = 0; i < count; i++) {
        rows.add(touched[i], (float) sums[touched[i]]);
        sums[touched[i]] = 0;
      }
      rows.endRow();
    }
    return rows.graph();
  }

  /// Builds a graph row by row.
  static final class Rows {
    private final int[] starts;
    private int[] ends;
    private float[] weights;
    private int row;
    private int size;

    /// @param most entries in all
    Rows(int nodes, int most) {
      starts = new int[nodes + 1];
      ends = new int[Math.min(most, 1 << 16)];
      weights = new float[ends.length];
    }

    void add(int neighbour, float weight) {
      if (size == ends.length) {
        int length = (int) Math.min(Integer.MAX_VALUE - 16, Math.max(16, size * 3L / 2));
        ends = java.util.Arrays.copyOf(ends, length);
        weights = java.util.Arrays.copyOf(weights, length);
      }
      ends[size] = neighbour;
      weights[size++] = weight;
    }

    void endRow() {
      starts[++row] = size;
    }

    Graph graph() {
      return new Graph(
          starts, java.util.Arrays.copyOf(ends, size), java.util.Arrays.copyOf(weights, size));
    }
  }
}

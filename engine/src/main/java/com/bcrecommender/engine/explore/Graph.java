package com.bcrecommender.engine.explore;

import com.bcrecommender.engine.data.Ints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/// An undirected weighted graph in compressed rows: every edge stands in the rows of both its ends,
/// a loop once. Memory: 8 bytes an entry, on the heap or in a mapped file; 4 a node on the heap.
/// Immutable once built.
final class Graph {
  private final int[] starts;
  private final Ints ends;
  // The bits of floats.
  private final Ints weights;

  /// Takes over what it is given. Rows need not be sorted, and hold each neighbour once.
  ///
  /// @param weights as [Float#floatToRawIntBits] has them
  Graph(int[] starts, Ints ends, Ints weights) {
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
    return ends.get(position);
  }

  /// Above 0.
  float weight(int position) {
    return Float.intBitsToFloat(weights.get(position));
  }

  /// The sum of a node's weights. A loop of a merged node holds each of its inner edges twice, so
  /// it counts as often as edges to others do.
  double degree(int node) {
    double degree = 0;
    for (int p = start(node); p < end(node); p++) {
      degree += weight(p);
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
    Rows rows = new Rows(groups, ends.isMapped());
    double[] sums = new double[groups];
    int[] touched = new int[groups];
    for (int g = 0; g < groups; g++) {
      int count = 0;
      for (int m = sizes[g]; m < sizes[g + 1]; m++) {
        for (int p = start(members[m]); p < end(members[m]); p++) {
          int other = groupOf[neighbour(p)];
          if (sums[other] == 0) {
            touched[count++] = other;
          }
          sums[other] += weight(p);
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
    private final Ints.Appender ends;
    private final Ints.Appender weights;
    private int[] rowEnds = new int[64];
    private int[] rowWeights = new int[64];
    private int row;
    private int size;

    /// @param mapped whether edges lie in a mapped file
    Rows(int nodes, boolean mapped) {
      starts = new int[nodes + 1];
      try {
        ends = new Ints.Appender(mapped);
        weights = new Ints.Appender(mapped);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void add(int neighbour, float weight) {
      if (size == rowEnds.length) {
        rowEnds = Arrays.copyOf(rowEnds, 2 * size);
        rowWeights = Arrays.copyOf(rowWeights, 2 * size);
      }
      rowEnds[size] = neighbour;
      rowWeights[size++] = Float.floatToRawIntBits(weight);
    }

    void endRow() {
      try {
        ends.add(rowEnds, size);
        weights.add(rowWeights, size);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      starts[++row] = ends.length();
      size = 0;
    }

    Graph graph() {
      try (ends;
          weights) {
        return new Graph(starts, ends.ints(), weights.ints());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

package com.bcrecommender.engine.explore;

import com.bcrecommender.engine.list.ListSink;
import com.bcrecommender.engine.list.Origin;
import com.bcrecommender.engine.list.RankedList;
import java.util.Arrays;

/// The graph of which tralbum is like which, gathered while lists of similar tralbums stream by: so
/// it costs no second computation and works with every model that knows what is similar. Of each
/// list the first entries of the model count, all alike; two tralbums that name each other are held
/// together twice as strongly as where one names the other. (Weights by score were tried: planted
/// scenes came out a little less well, since scores of different lists do not compare.)
///
/// Memory: 4 bytes an entry kept; 16 more while the graph is made of them. For one thread.
public final class SimilarityGraph implements ListSink {
  /// Entries of each list that count, unless set otherwise. From 10 to 30 scenes change little.
  public static final int PER_TRALBUM = 15;

  private static final int NONE = -1;

  private final int tralbums;
  private final int perTralbum;
  private final int[] similar;

  public SimilarityGraph(int tralbums) {
    this(tralbums, PER_TRALBUM);
  }

  /// @param perTralbum entries of each list that count
  public SimilarityGraph(int tralbums, int perTralbum) {
    if (perTralbum < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 entry of each list, found " + perTralbum);
    }
    this.tralbums = tralbums;
    this.perTralbum = perTralbum;
    similar = new int[Math.multiplyExact(tralbums, perTralbum)];
    Arrays.fill(similar, NONE);
  }

  @Override
  public void list(int tralbum, RankedList list) {
    int most = Math.min(perTralbum, list.size());
    for (int i = 0; i < most && list.origin(i) == Origin.MODEL; i++) {
      similar[tralbum * perTralbum + i] = list.tralbum(i);
    }
  }

  int tralbums() {
    return tralbums;
  }

  /// Every pair once in the row of each.
  Graph graph() {
    int[] starts = new int[tralbums + 1];
    for (int from = 0; from < similar.length; from++) {
      if (similar[from] != NONE) {
        starts[from / perTralbum + 1]++;
        starts[similar[from] + 1]++;
      }
    }
    for (int t = 0; t < tralbums; t++) {
      starts[t + 1] = Math.addExact(starts[t + 1], starts[t]);
    }
    int[] at = starts.clone();
    int[] ends = new int[starts[tralbums]];
    for (int from = 0; from < similar.length; from++) {
      if (similar[from] != NONE) {
        int t = from / perTralbum;
        ends[at[t]++] = similar[from];
        ends[at[similar[from]]++] = t;
      }
    }
    float[] weights = new float[ends.length];
    int to = 0;
    int from = 0;
    for (int t = 0; t < tralbums; t++) {
      int end = starts[t + 1];
      Arrays.sort(ends, from, end);
      starts[t] = to;
      for (; from < end; from++) {
        if (to > starts[t] && ends[to - 1] == ends[from]) {
          weights[to - 1]++;
        } else {
          weights[to] = 1;
          ends[to++] = ends[from];
        }
      }
    }
    starts[tralbums] = to;
    return new Graph(starts, ends, weights);
  }
}

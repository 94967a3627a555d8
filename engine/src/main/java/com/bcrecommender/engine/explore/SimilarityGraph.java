package com.bcrecommender.engine.explore;

import com.bcrecommender.engine.data.Ints;
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
  private final Ints similar;

  public SimilarityGraph(int tralbums) {
    this(tralbums, PER_TRALBUM, false);
  }

  /// @param mapped whether it lies in mapped files, and the graph too: 60 bytes a tralbum, and 240
  ///   at most
  public SimilarityGraph(int tralbums, boolean mapped) {
    this(tralbums, PER_TRALBUM, mapped);
  }

  /// @param perTralbum entries of each list that count
  private SimilarityGraph(int tralbums, int perTralbum, boolean mapped) {
    if (perTralbum < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 entry of each list, found " + perTralbum);
    }
    this.tralbums = tralbums;
    this.perTralbum = perTralbum;
    similar = Ints.filled(Math.multiplyExact(tralbums, perTralbum), NONE, mapped);
  }

  @Override
  public void list(int tralbum, RankedList list) {
    int most = Math.min(perTralbum, list.size());
    for (int i = 0; i < most && list.origin(i) == Origin.MODEL; i++) {
      similar.set(tralbum * perTralbum + i, list.tralbum(i));
    }
  }

  int tralbums() {
    return tralbums;
  }

  /// Every pair once in the row of each.
  Graph graph() {
    int[] starts = new int[tralbums + 1];
    for (int from = 0; from < similar.length(); from++) {
      int other = similar.get(from);
      if (other != NONE) {
        starts[from / perTralbum + 1]++;
        starts[other + 1]++;
      }
    }
    for (int t = 0; t < tralbums; t++) {
      starts[t + 1] = Math.addExact(starts[t + 1], starts[t]);
    }
    int[] at = starts.clone();
    Ints ends = Ints.filled(starts[tralbums], 0, similar.isMapped());
    for (int from = 0; from < similar.length(); from++) {
      int other = similar.get(from);
      if (other != NONE) {
        int t = from / perTralbum;
        ends.set(at[t]++, other);
        ends.set(at[other]++, t);
      }
    }
    return merged(starts, ends);
  }

  /// Makes one entry of those of the same pair, in the same memory.
  private Graph merged(int[] starts, Ints ends) {
    Ints weights = Ints.filled(ends.length(), 0, ends.isMapped());
    int[] row = new int[64];
    int[] bits = new int[64];
    int to = 0;
    int from = 0;
    for (int t = 0; t < tralbums; t++) {
      int end = starts[t + 1];
      int size = end - from;
      if (row.length < size) {
        row = new int[2 * size];
        bits = new int[2 * size];
      }
      ends.copy(from, end, row);
      Arrays.sort(row, 0, size);
      int kept = 0;
      for (int i = 0; i < size; ) {
        int first = i;
        while (i < size && row[i] == row[first]) {
          i++;
        }
        bits[kept] = Float.floatToRawIntBits(i - first);
        row[kept++] = row[first];
      }
      ends.put(row, kept, to);
      weights.put(bits, kept, to);
      starts[t] = to;
      to += kept;
      from = end;
    }
    starts[tralbums] = to;
    return new Graph(starts, ends, weights);
  }
}

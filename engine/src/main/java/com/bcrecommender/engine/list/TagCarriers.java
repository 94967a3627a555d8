package com.bcrecommender.engine.list;

import com.bcrecommender.engine.data.Ints;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.Arrays;

/// Per tag the tralbums that carry it, the most owned first, equal ones by lower id. Memory: 4
/// bytes per tralbum and tag, in a mapped file where the snapshot's are; 4 a tralbum (12 while it
/// is made), 8 a tag. Immutable; safe to share between threads.
final class TagCarriers {
  private final int[] starts;
  private final Ints carriers;
  private final float[] idf;
  private final float[] scale;
  private final SparseRows owners;

  TagCarriers(Snapshot snapshot) {
    SparseRows tags = snapshot.tralbumTags();
    int tralbums = snapshot.tralbums();
    owners = snapshot.owners();
    long[] order = new long[tralbums];
    for (int t = 0; t < tralbums; t++) {
      order[t] = (long) -owners.size(t) << 32 | t;
    }
    Arrays.sort(order);
    starts = new int[snapshot.tags() + 1];
    for (int p = 0; p < tags.size(); p++) {
      starts[tags.column(p) + 1]++;
    }
    for (int tag = 0; tag < snapshot.tags(); tag++) {
      starts[tag + 1] += starts[tag];
    }
    int[] at = starts.clone();
    carriers = Ints.filled(tags.size(), 0, tags.isMapped());
    for (long packed : order) {
      int t = (int) packed;
      for (int p = tags.start(t); p < tags.end(t); p++) {
        carriers.set(at[tags.column(p)]++, t);
      }
    }
    idf = new float[snapshot.tags()];
    for (int tag = 0; tag < idf.length; tag++) {
      idf[tag] = (float) Math.log((double) Math.max(1, tralbums) / Math.max(1, count(tag)));
    }
    scale = new float[tralbums];
    for (int t = 0; t < tralbums; t++) {
      double squares = 0;
      for (int p = tags.start(t); p < tags.end(t); p++) {
        squares += (double) idf[tags.column(p)] * idf[tags.column(p)];
      }
      scale[t] = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
    }
  }

  int count(int tag) {
    return starts[tag + 1] - starts[tag];
  }

  /// The i-th most owned tralbum of a tag.
  int carrier(int tag, int i) {
    return carriers.get(starts[tag] + i);
  }

  /// ln(tralbums / carriers).
  float idf(int tag) {
    return idf[tag];
  }

  /// What makes a tralbum's tags, weighed by idf, a vector of length 1; 0 for a tralbum without
  /// any.
  float scale(int tralbum) {
    return scale[tralbum];
  }

  int owners(int tralbum) {
    return owners.size(tralbum);
  }
}

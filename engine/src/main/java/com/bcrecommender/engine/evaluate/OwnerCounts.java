package com.bcrecommender.engine.evaluate;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.TopK;
import java.util.BitSet;

/// How many fans own each tralbum in the training rows, and what follows from it: how surprising a
/// tralbum is, and whether it belongs to the long tail. Wishes make no owner. Immutable.
///
/// Memory: 12 bytes a tralbum.
final class OwnerCounts {
  // Abdollahpouri, Burke and Mobasher 2017 ("Controlling Popularity Bias in Learning-to-Rank
  // Recommendation") call the short head what takes about 80 % of all ratings.
  private static final double HEAD = 0.8;

  private final int[] owners;
  private final double[] information;
  private final BitSet head;

  private OwnerCounts(int[] owners, double[] information, BitSet head) {
    this.owners = owners;
    this.information = information;
    this.head = head;
  }

  static OwnerCounts of(Snapshot train) {
    SparseRows preferences = train.preferences();
    int[] owners = new int[train.tralbums()];
    long all = 0;
    for (int p = 0; p < preferences.size(); p++) {
      if (train.isOwned(p)) {
        owners[preferences.column(p)]++;
        all++;
      }
    }
    double[] information = new double[owners.length];
    for (int t = 0; t < owners.length; t++) {
      information[t] = Metrics.selfInformation(owners[t], train.fans());
    }
    return new OwnerCounts(owners, information, head(owners, all));
  }

  /// The most owned tralbums, equal ones by id, up to the one with which they hold the share.
  private static BitSet head(int[] owners, long all) {
    TopK order = new TopK(owners.length);
    for (int t = 0; t < owners.length; t++) {
      order.offer(t, owners[t]);
    }
    order.sort();
    BitSet head = new BitSet(owners.length);
    long held = 0;
    for (int i = 0; held < HEAD * all; i++) {
      head.set(order.id(i));
      held += owners[order.id(i)];
    }
    return head;
  }

  int owners(int tralbum) {
    return owners[tralbum];
  }

  /// [Metrics#selfInformation] of a tralbum.
  double information(int tralbum) {
    return information[tralbum];
  }

  /// Whether it is outside the most owned ones that hold 80 % of all that is owned.
  boolean isLongTail(int tralbum) {
    return !head.get(tralbum);
  }

  /// How many tralbums are in the long tail.
  int longTail() {
    return owners.length - head.cardinality();
  }
}

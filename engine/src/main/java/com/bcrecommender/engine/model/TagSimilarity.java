package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.RowCursor;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.Arrays;

/// The cosines of [TagNeighbours]. Shared between threads; each learns blocks with a [Learner] of
/// its own, whose memory is 8 bytes a tralbum.
final class TagSimilarity {
  /// One kind of feature: tags, or fans.
  private static final class Features {
    final SparseRows of;
    final SparseRows carriers;
    // What sharing the feature adds to a product: its weight squared, 0 where it is left out.
    final float[] squared;

    Features(SparseRows of, SparseRows carriers, double factor, int least) {
      this.of = of;
      this.carriers = carriers;
      squared = new float[carriers.rows()];
      for (int f = 0; f < squared.length; f++) {
        int n = carriers.size(f);
        double idf = n < least ? 0 : factor * Math.log((double) of.rows() / n);
        squared[f] = (float) (idf * idf);
      }
    }
  }

  private final Features[] features;
  private final float[] scale;
  private final boolean[] owned;
  private final int read;

  /// @param fans what fans weigh as features beside tags; 0 leaves them out
  TagSimilarity(Snapshot snapshot, int least, int read, float fans) {
    Features tags =
        new Features(snapshot.tralbumTags(), snapshot.tralbumTags().transpose(), 1, least);
    features =
        fans == 0
            ? new Features[] {tags}
            : new Features[] {
              tags, new Features(snapshot.preferencesByTralbum(), snapshot.preferences(), fans, 1)
            };
    this.read = read;
    int tralbums = snapshot.tralbums();
    scale = new float[tralbums];
    owned = new boolean[tralbums];
    for (int t = 0; t < tralbums; t++) {
      double squares = 0;
      for (Features kind : features) {
        for (int p = kind.of.start(t); p < kind.of.end(t); p++) {
          squares += kind.squared[kind.of.column(p)];
        }
      }
      scale[t] = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
      owned[t] = snapshot.preferencesByTralbum().size(t) > 0;
    }
  }

  /// Finds the most similar tralbums of each of a block. One per thread.
  final class Learner {
    private final Scores products = new Scores(scale.length, 0);
    private final TopK best;
    private final NeighbourBlock.Builder builder;
    private final RowCursor[] carriers;
    private long[] order = new long[64];

    Learner(int k) {
      best = new TopK(Math.min(k, scale.length));
      builder = new NeighbourBlock.Builder(NeighbourBlock.ROWS * best.k());
      carriers = new RowCursor[features.length];
      Arrays.setAll(carriers, f -> features[f].carriers.cursor());
    }

    /// Rows are tralbums to be spoken for, entries those that speak for them.
    NeighbourBlock block(int block) {
      int first = block << NeighbourBlock.BITS;
      int end = Math.min(first + NeighbourBlock.ROWS, scale.length);
      for (int tralbum = first; tralbum < end; tralbum++) {
        rank(tralbum);
        for (int i = 0; i < best.size(); i++) {
          builder.add(best.id(i), best.score(i), Evidence.NOT_COUNTED);
        }
        builder.endRow();
      }
      return builder.build();
    }

    private void rank(int tralbum) {
      for (int f = 0; f < features.length; f++) {
        add(features[f], carriers[f], tralbum);
      }
      products.leaveOut(tralbum);
      products.rank(
          best,
          (ids, from, end, into) -> {
            for (int i = from; i < end; i++) {
              int other = ids[i];
              into[i - from] =
                  owned[other] ? products.get(other) * scale[other] * scale[tralbum] : Float.NaN;
            }
          });
      products.clear();
    }

    private void add(Features kind, RowCursor carriers, int tralbum) {
      int n = rarestFirst(kind, tralbum);
      long seen = 0;
      for (int i = 0; i < n; i++) {
        int feature = (int) order[i];
        seen += order[i] >>> 32;
        if (seen > read) {
          return;
        }
        float product = kind.squared[feature];
        carriers.to(feature);
        products.add(carriers.from(), carriers.end(), carriers.columns(), null, product);
      }
    }

    /// Leaves the tralbum's features that count in `order`, the number of carriers in the upper
    /// half.
    private int rarestFirst(Features kind, int tralbum) {
      int most = kind.of.size(tralbum);
      if (order.length < most) {
        order = new long[2 * most];
      }
      int n = 0;
      for (int p = kind.of.start(tralbum); p < kind.of.end(tralbum); p++) {
        int feature = kind.of.column(p);
        if (kind.squared[feature] > 0) {
          order[n++] = (long) kind.carriers.size(feature) << 32 | feature;
        }
      }
      Arrays.sort(order, 0, n);
      return n;
    }
  }
}

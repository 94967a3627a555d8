package com.bcrecommender.engine.evaluate;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.Arrays;

/// What a list is made of, whether or not it hits: novelty, share of the long tail, variety,
/// artists. Holds scratch memory, 8 bytes a tag; one per thread.
final class ListTraits {
  private final OwnerCounts counts;
  private final Snapshot train;
  private final SparseRows tags;
  private final double[] sums;

  /// @param train whose tags and artists are looked at
  ListTraits(OwnerCounts counts, Snapshot train) {
    this.counts = counts;
    this.train = train;
    tags = train.tralbumTags();
    sums = new double[train.tags()];
  }

  /// The mean of [Metrics#selfInformation] over the list; NaN for an empty one.
  double novelty(int[] list) {
    double sum = 0;
    for (int tralbum : list) {
      sum += counts.information(tralbum);
    }
    return list.length == 0 ? Double.NaN : sum / list.length;
  }

  /// The share of the list that is of the long tail; NaN for an empty list. Its mean over fans is
  /// APLT (Abdollahpouri, Burke and Mobasher 2019, "Managing Popularity Bias in Recommender Systems
  /// with Personalized Re-ranking").
  double longTail(int[] list) {
    int tail = 0;
    for (int tralbum : list) {
      tail += counts.isLongTail(tralbum) ? 1 : 0;
    }
    return list.length == 0 ? Double.NaN : (double) tail / list.length;
  }

  /// How unlike each other the list's tralbums are: the mean over all pairs of 1 minus the cosine
  /// of their sets of tags (intra-list similarity of Ziegler et al. 2005, turned round). 0 where
  /// all have the same tags, 1 where no two share one. Tralbums without tags are left out, because
  /// nothing is known of them; NaN where fewer than two are left.
  ///
  /// The cosines of all pairs are added at once: the squared length of the sum of n unit vectors is
  /// n plus twice their sum. Cost: the tags of the list's tralbums.
  double variety(int[] list) {
    int n = 0;
    for (int tralbum : list) {
      int size = tags.size(tralbum);
      if (size > 0) {
        n++;
        double each = 1 / Math.sqrt(size);
        for (int p = tags.start(tralbum); p < tags.end(tralbum); p++) {
          sums[tags.column(p)] += each;
        }
      }
    }
    double square = 0;
    for (int tralbum : list) {
      for (int p = tags.start(tralbum); p < tags.end(tralbum); p++) {
        double sum = sums[tags.column(p)];
        square += sum * sum;
        // Cleared on the way, so that a tag of several tralbums counts once.
        sums[tags.column(p)] = 0;
      }
    }
    if (n < 2) {
      return Double.NaN;
    }
    double meanCosine = (square - n) / ((double) n * (n - 1));
    return Math.clamp(1 - meanCosine, 0.0, 1.0);
  }

  /// How many different artists there are for each tralbum of the list: 1 where no two are by one
  /// artist, 1/n where all n are. Tralbums by unknown artists are left out; NaN where fewer than
  /// two are left.
  double artists(int[] list) {
    int[] artists = new int[list.length];
    int n = 0;
    for (int tralbum : list) {
      int artist = train.artist(tralbum);
      if (artist >= 0) {
        artists[n++] = artist;
      }
    }
    Arrays.sort(artists, 0, n);
    int different = 0;
    for (int i = 0; i < n; i++) {
      different += i == 0 || artists[i] != artists[i - 1] ? 1 : 0;
    }
    return n < 2 ? Double.NaN : (double) different / n;
  }
}

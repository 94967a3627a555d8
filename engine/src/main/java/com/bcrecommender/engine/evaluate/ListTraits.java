package com.bcrecommender.engine.evaluate;

import com.bcrecommender.engine.data.SparseRows;

/// What a list is made of, whether or not it hits: novelty, share of the long tail, variety. Holds
/// scratch memory, 8 bytes a tag; one per thread.
final class ListTraits {
  private final OwnerCounts counts;
  private final SparseRows tags;
  private final double[] sums;

  /// @param tags tralbum by tag
  /// @param numberOfTags how many tags there are
  ListTraits(OwnerCounts counts, SparseRows tags, int numberOfTags) {
    this.counts = counts;
    this.tags = tags;
    sums = new double[numberOfTags];
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
}

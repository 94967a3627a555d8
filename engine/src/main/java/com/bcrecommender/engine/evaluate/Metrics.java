package com.bcrecommender.engine.evaluate;

import com.bcrecommender.engine.data.SparseRows;
import java.util.Arrays;

/// Figures of one fan's list against the fan's test tralbums, with binary relevance; and figures of
/// all lists together. Pure functions. Those of one list take whether the entry at each rank is a
/// hit, from the first rank on, and the number of test tralbums, and are between 0 and 1.
///
/// Undefined is never 0: without test tralbums there is nothing to measure, and every figure is
/// NaN; averages leave such fans out. A list that is shorter than k counts as if nothing followed.
public final class Metrics {
  private Metrics() {}

  /// Whether each entry of a list is among a fan's test tralbums.
  ///
  /// @param list tralbum ids, best first, in `list[0..n)`
  /// @param test fan by tralbum
  public static boolean[] hits(int[] list, int n, SparseRows test, int fan) {
    boolean[] hits = new boolean[n];
    for (int i = 0; i < n; i++) {
      hits[i] = test.find(fan, list[i]) >= 0;
    }
    return hits;
  }

  /// The share of the fan's test tralbums within the first k: hits / tests, also where there are
  /// more tests than k.
  public static double recall(boolean[] hits, int tests, int k) {
    return tests == 0 ? Double.NaN : (double) count(hits, k) / tests;
  }

  /// The share of the first k that are hits; a short list counts as k long.
  public static double precision(boolean[] hits, int tests, int k) {
    return tests == 0 ? Double.NaN : (double) count(hits, k) / k;
  }

  /// Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002): each hit at rank r (from
  /// 1) gains 1 / log2(r + 1), divided by what min(k, tests) hits at the top would gain.
  public static double ndcg(boolean[] hits, int tests, int k) {
    if (tests == 0) {
      return Double.NaN;
    }
    double gain = 0;
    double ideal = 0;
    for (int i = 0; i < k; i++) {
      double discount = Math.log(2) / Math.log(i + 2.0);
      if (i < hits.length && hits[i]) {
        gain += discount;
      }
      if (i < tests) {
        ideal += discount;
      }
    }
    return gain / ideal;
  }

  /// Average precision: the mean over the hits within the first k of the precision at their rank,
  /// divided by min(k, tests) instead of the number of hits, so that missing ones count. Its mean
  /// over fans is MAP.
  public static double averagePrecision(boolean[] hits, int tests, int k) {
    if (tests == 0) {
      return Double.NaN;
    }
    double sum = 0;
    int found = 0;
    for (int i = 0; i < Math.min(k, hits.length); i++) {
      if (hits[i]) {
        found++;
        sum += (double) found / (i + 1);
      }
    }
    return sum / Math.min(k, tests);
  }

  /// 1 where any of the first k is a hit, else 0.
  public static double hitRate(boolean[] hits, int tests, int k) {
    return tests == 0 ? Double.NaN : Math.min(1, count(hits, k));
  }

  /// How surprising it is that a fan has the tralbum: -log2(owners / fans), in bits (Zhou et al.
  /// 2010, "Solving the apparent diversity-accuracy dilemma of recommender systems"). 0 for what
  /// everybody owns. What nobody owns yet counts as if one fan did, since its surprise is only
  /// known to be no less.
  public static double selfInformation(int owners, int fans) {
    return Math.log((double) fans / Math.max(1, owners)) / Math.log(2);
  }

  /// The share of all tralbums that are in at least one list; NaN where there are none.
  ///
  /// @param listed per tralbum, how many lists it is in
  public static double coverage(int[] listed) {
    int some = 0;
    for (int lists : listed) {
      some += lists > 0 ? 1 : 0;
    }
    return listed.length == 0 ? Double.NaN : (double) some / listed.length;
  }

  /// How unequally places in lists are spread over all tralbums: the Gini coefficient (Fleder and
  /// Hosanagar 2009). 0 where each is in equally many lists, near 1 where all lists show the same
  /// few; NaN where all lists are empty. Cost: a sort of the tralbums.
  ///
  /// @param listed per tralbum, how many lists it is in
  public static double gini(int[] listed) {
    int[] sorted = listed.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double weighted = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      weighted += (2.0 * i + 1 - n) * sorted[i];
      sum += sorted[i];
    }
    return sum == 0 ? Double.NaN : weighted / (n * sum);
  }

  private static int count(boolean[] hits, int k) {
    int count = 0;
    for (int i = 0; i < Math.min(k, hits.length); i++) {
      if (hits[i]) {
        count++;
      }
    }
    return count;
  }
}

package com.bcrecommender.gate;

import com.bcrecommender.edition.Edition;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// How lists differ between two editions, over those for whom both have one.
///
/// @param compared how many were compared
/// @param fresh mean share of the first entries of a new list that were not among the first of the
///   old one
/// @param unchanged share of lists whose first entries are the same in the same order
public record Churn(long compared, double fresh, double unchanged) {
  static final Churn NONE = new Churn(0, 0, 0);

  /// @param fans gives for a fan of the new edition the id in the old one, or -1 where there is
  ///   none or it is not to be compared
  /// @param tralbums likewise
  static Churn ofFans(Edition old, Edition now, IntUnaryOperator fans, IntUnaryOperator tralbums) {
    return of(now.fans(), fans, old::fanListTralbums, now::fanListTralbums, tralbums);
  }

  /// As [#ofFans], for similar tralbums.
  static Churn ofTralbums(Edition old, Edition now, IntUnaryOperator tralbums) {
    return of(now.tralbums(), tralbums, old::similarTralbums, now::similarTralbums, tralbums);
  }

  private interface Lists {
    int[] first(int id, int most);
  }

  private static Churn of(
      int count, IntUnaryOperator oldIds, Lists old, Lists now, IntUnaryOperator tralbums) {
    long compared = 0;
    long unchanged = 0;
    double fresh = 0;
    for (int id = 0; id < count; id++) {
      int before = oldIds.applyAsInt(id);
      if (before < 0) {
        continue;
      }
      int[] list = now.first(id, Traits.FIRST);
      if (list.length == 0) {
        continue;
      }
      int[] known = old.first(before, Traits.FIRST);
      if (known.length == 0) {
        continue;
      }
      int[] same = Arrays.stream(list).map(tralbums).toArray();
      compared++;
      unchanged += Arrays.equals(known, same) ? 1 : 0;
      Arrays.sort(known);
      long there =
          Arrays.stream(same).filter(t -> t >= 0 && Arrays.binarySearch(known, t) >= 0).count();
      fresh += 1 - (double) there / list.length;
    }
    return compared == 0
        ? NONE
        : new Churn(compared, fresh / compared, (double) unchanged / compared);
  }
}

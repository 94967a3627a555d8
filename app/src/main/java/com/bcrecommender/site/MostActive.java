package com.bcrecommender.site;

import com.bcrecommender.edition.Edition;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Tags and tralbums by activity, the most active first, ties by lower id.
public final class MostActive {
  private MostActive() {}

  /// Dense ids of the tags on most tralbums. Costs a look at every tag, some microseconds each.
  ///
  /// @param most how many at most
  public static int[] tags(Edition edition, int most) {
    return ranked(edition.tags(), most, tag -> edition.tag(tag).count());
  }

  /// Dense ids of the most owned tralbums, but those withheld. Costs a look at every card, some
  /// microseconds each.
  ///
  /// @param most how many at most
  public static int[] tralbums(Edition edition, int most) {
    int[] all = ranked(edition.tralbums(), Integer.MAX_VALUE, edition::ownerCount);
    return Arrays.stream(all)
        .filter(tralbum -> !edition.withholdsTralbum(tralbum))
        .limit(most)
        .toArray();
  }

  private static int[] ranked(int count, int most, IntUnaryOperator activity) {
    long[] keys = new long[count];
    for (int id = 0; id < count; id++) {
      keys[id] = (long) (Integer.MAX_VALUE - activity.applyAsInt(id)) << Integer.SIZE | id;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).limit(most).mapToInt(key -> (int) key).toArray();
  }
}

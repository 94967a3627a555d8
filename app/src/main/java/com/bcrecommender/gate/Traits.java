package com.bcrecommender.gate;

import com.bcrecommender.edition.Edition;
import java.util.BitSet;
import java.util.function.IntPredicate;

/// What an edition's fan lists are like as a whole, by their first [#FIRST] entries.
///
/// @param emptyLists fans without a single entry
/// @param coverage share of all tralbums that are in some list
/// @param longTail share of entries outside the most owned tralbums that hold 80 % of all that is
///   owned (Abdollahpouri, Burke and Mobasher 2017)
/// @param filled share of all entries that the model could not give
public record Traits(long emptyLists, double coverage, double longTail, double filled) {
  /// What a page shows at first.
  static final int FIRST = 20;

  private static final double HEAD = 0.8;

  /// Reads all lists: some microseconds a fan, 5 bytes of memory a tralbum.
  public static Traits of(Edition edition) {
    return of(edition, fan -> true);
  }

  /// As [#of(Edition)], by the lists of some fans: coverage is that of theirs, fans without a list
  /// are as many of all as of these.
  static Traits of(Edition edition, IntPredicate some) {
    BitSet head = head(edition);
    BitSet shown = new BitSet(edition.tralbums());
    long fans = 0;
    long empty = 0;
    long entries = 0;
    long tail = 0;
    for (int fan = 0; fan < edition.fans(); fan++) {
      if (!some.test(fan)) {
        continue;
      }
      fans++;
      int[] list = edition.fanListTralbums(fan, FIRST);
      empty += list.length == 0 ? 1 : 0;
      entries += list.length;
      for (int tralbum : list) {
        shown.set(tralbum);
        tail += head.get(tralbum) ? 0 : 1;
      }
    }
    return new Traits(
        Math.round(share(empty, fans) * edition.fans()),
        share(shown.cardinality(), edition.tralbums()),
        share(tail, entries),
        share(
            edition.manifest().count("filledEntries"), edition.manifest().count("fanListEntries")));
  }

  private static BitSet head(Edition edition) {
    int[] owners = new int[edition.tralbums()];
    long all = 0;
    int most = 0;
    for (int tralbum = 0; tralbum < owners.length; tralbum++) {
      owners[tralbum] = edition.ownerCount(tralbum);
      all += owners[tralbum];
      most = Math.max(most, owners[tralbum]);
    }
    // Tralbums by their number of owners: all with as many as the last one that is needed are in.
    int[] having = new int[most + 1];
    for (int count : owners) {
      having[count]++;
    }
    long held = 0;
    int least = most + 1;
    while (least > 1 && held < HEAD * all) {
      least--;
      held += (long) least * having[least];
    }
    BitSet head = new BitSet(owners.length);
    for (int tralbum = 0; tralbum < owners.length; tralbum++) {
      head.set(tralbum, owners[tralbum] >= least);
    }
    return head;
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}

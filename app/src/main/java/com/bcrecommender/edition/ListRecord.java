package com.bcrecommender.edition;

import com.bcrecommender.edition.Entry.Origin;
import com.bcrecommender.engine.list.RankedList;
import java.util.Arrays;

/// One list on its way to the [EditionWriter]: primitive columns, filled in the list's order and used again for the next list, since an
/// edition of 2014's size has 40 million entries. A list of the engine's is copied as a whole; other sources add entry by entry:
///
///     list.clear();
///     list.add(tralbum, score, Origin.MODEL, covered, against);
///     list.reason(tralbum, share, commonOwners);     // up to three for the entry just added, the largest share first
///
/// Not for several threads. Values are checked by the writer, not here.
public final class ListRecord {
  /// The most reasons of an entry.
  public static final int MOST_REASONS = 3;

  private int size;
  private int[] tralbums = new int[128];
  private float[] scores = new float[128];
  private byte[] origins = new byte[128];
  private byte[] reasonCounts = new byte[128];
  private int[] covered = new int[128];
  private int[] against = new int[128];
  // Row i of these three is at i * MOST_REASONS.
  private int[] reasonTralbums = new int[128 * MOST_REASONS];
  private int[] reasonShares = new int[128 * MOST_REASONS];
  private int[] reasonCommonOwners = new int[128 * MOST_REASONS];

  /// Empties the list.
  public void clear() {
    size = 0;
  }

  /// Replaces what is here by a list of the engine's.
  public void copy(RankedList list) {
    clear();
    for (int i = 0; i < list.size(); i++) {
      Origin origin =
          switch (list.origin(i)) {
            case MODEL -> Origin.MODEL;
            case TAGS -> Origin.TAGS;
            case POPULAR_IN_TAGS -> Origin.POPULAR_IN_TAGS;
          };
      add(list.tralbum(i), list.score(i), origin, list.covered(i), list.against(i));
      for (int j = 0; j < list.reasonCount(i); j++) {
        reason(list.reasonTralbum(i, j), list.reasonShare(i, j), list.reasonCommonOwners(i, j));
      }
    }
  }

  /// Adds an entry at the end.
  ///
  /// @param tralbum dense id
  /// @param score finite, not above that of the entry before
  /// @param covered by the reasons, in 1/255 of the score; 0 where there are none
  /// @param against in 1/255
  public void add(int tralbum, float score, Origin origin, int covered, int against) {
    if (size == tralbums.length) {
      grow();
    }
    tralbums[size] = tralbum;
    scores[size] = score;
    origins[size] = (byte) origin.code();
    reasonCounts[size] = 0;
    this.covered[size] = covered;
    this.against[size] = against;
    size++;
  }

  /// Adds a reason to the entry that was added last.
  ///
  /// @param tralbum dense id: one of the fan's, or the tralbum itself for a similar list
  /// @param share of the score, in 1/255
  public void reason(int tralbum, int share, int commonOwners) {
    int entry = size - 1;
    if (entry < 0 || reasonCounts[entry] == MOST_REASONS) {
      throw new IllegalArgumentException(
          entry < 0 ? "a reason needs an entry" : "an entry has at most 3 reasons");
    }
    int at = entry * MOST_REASONS + reasonCounts[entry]++;
    reasonTralbums[at] = tralbum;
    reasonShares[at] = share;
    reasonCommonOwners[at] = commonOwners;
  }

  /// How many entries there are.
  public int size() {
    return size;
  }

  int tralbum(int entry) {
    return tralbums[entry];
  }

  float score(int entry) {
    return scores[entry];
  }

  Origin origin(int entry) {
    return Origin.of(origins[entry]);
  }

  int covered(int entry) {
    return covered[entry];
  }

  int against(int entry) {
    return against[entry];
  }

  int reasons(int entry) {
    return reasonCounts[entry];
  }

  int reasonTralbum(int entry, int reason) {
    return reasonTralbums[entry * MOST_REASONS + reason];
  }

  int reasonShare(int entry, int reason) {
    return reasonShares[entry * MOST_REASONS + reason];
  }

  int reasonCommonOwners(int entry, int reason) {
    return reasonCommonOwners[entry * MOST_REASONS + reason];
  }

  private void grow() {
    int capacity = size * 2;
    tralbums = Arrays.copyOf(tralbums, capacity);
    scores = Arrays.copyOf(scores, capacity);
    origins = Arrays.copyOf(origins, capacity);
    reasonCounts = Arrays.copyOf(reasonCounts, capacity);
    covered = Arrays.copyOf(covered, capacity);
    against = Arrays.copyOf(against, capacity);
    reasonTralbums = Arrays.copyOf(reasonTralbums, capacity * MOST_REASONS);
    reasonShares = Arrays.copyOf(reasonShares, capacity * MOST_REASONS);
    reasonCommonOwners = Arrays.copyOf(reasonCommonOwners, capacity * MOST_REASONS);
  }
}

package com.bcrecommender.engine.list;

/// One list, best entry first, each entry with its evidence. Scores never rise along a list and no
/// tralbum comes twice.
///
/// Shares are in 1/255 of the sum of an entry's positive contributions, which is the score itself
/// where nothing speaks against the entry: a share of 255 is all of it, and no reason's share is 0.
/// A list that is handed to a sink is used again afterwards; copy what is to be kept. Memory: 52
/// bytes an entry.
public final class RankedList {
  /// Reasons of an entry at most.
  static final int REASONS = 3;

  private final int[] tralbums;
  private final float[] scores;
  private final Origin[] origins;
  private final byte[] reasonCounts;
  private final byte[] covered;
  private final byte[] against;
  private final int[] reasonTralbums;
  private final byte[] reasonShares;
  private final int[] reasonCommonOwners;
  private int size;

  RankedList(int longest) {
    tralbums = new int[longest];
    scores = new float[longest];
    origins = new Origin[longest];
    reasonCounts = new byte[longest];
    covered = new byte[longest];
    against = new byte[longest];
    reasonTralbums = new int[REASONS * longest];
    reasonShares = new byte[REASONS * longest];
    reasonCommonOwners = new int[REASONS * longest];
  }

  /// How many entries there are; fewer than asked for where nothing more was found.
  public int size() {
    return size;
  }

  public int tralbum(int i) {
    return tralbums[checked(i)];
  }

  /// As the model gives it; of a filled entry it only orders, below the model's own.
  public float score(int i) {
    return scores[checked(i)];
  }

  public Origin origin(int i) {
    return origins[checked(i)];
  }

  /// 0 to 3; 0 for filled entries.
  public int reasonCount(int i) {
    return reasonCounts[checked(i)];
  }

  /// The j-th reason of entry i, the largest share first: in a fan's list one of the fan's
  /// tralbums, in a list of similar tralbums the tralbum itself.
  public int reasonTralbum(int i, int j) {
    return reasonTralbums[reason(i, j)];
  }

  /// What the reason contributes, 1 to 255.
  public int reasonShare(int i, int j) {
    return reasonShares[reason(i, j)] & 0xFF;
  }

  /// How many fans own both; 0 where the model links the two in another way than by shared fans.
  public int reasonCommonOwners(int i, int j) {
    return reasonCommonOwners[reason(i, j)];
  }

  /// The share of the score that the reasons cover together, 0 to 255.
  public int covered(int i) {
    return covered[checked(i)] & 0xFF;
  }

  /// The sum of the negative contributions in that of the positive ones, 0 to 255.
  public int against(int i) {
    return against[checked(i)] & 0xFF;
  }

  void clear() {
    size = 0;
  }

  void add(int tralbum, float score, Origin origin) {
    tralbums[size] = tralbum;
    scores[size] = score;
    origins[size] = origin;
    reasonCounts[size] = 0;
    covered[size] = 0;
    against[size] = 0;
    size++;
  }

  void reason(int i, int tralbum, int share, int commonOwners) {
    int at = REASONS * i + reasonCounts[i]++;
    reasonTralbums[at] = tralbum;
    reasonShares[at] = (byte) share;
    reasonCommonOwners[at] = commonOwners;
  }

  void totals(int i, int covered, int against) {
    this.covered[i] = (byte) covered;
    this.against[i] = (byte) against;
  }

  private int checked(int i) {
    if (i < 0 || i >= size) {
      throw new IndexOutOfBoundsException("no entry " + i + " in a list of " + size);
    }
    return i;
  }

  private int reason(int i, int j) {
    if (j < 0 || j >= reasonCount(i)) {
      throw new IndexOutOfBoundsException("no reason " + j + " of entry " + i);
    }
    return REASONS * i + j;
  }
}

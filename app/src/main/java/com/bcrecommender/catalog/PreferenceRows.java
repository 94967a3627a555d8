package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import java.util.Arrays;

/// Stores many preferences. Rows are held back and written a million at a time in the order of the
/// table, so that a file in any order is written at the pace of a sorted one. Memory: 32 bytes a
/// held row, 30 bytes a distinct key.
public final class PreferenceRows {
  private static final int HELD = 1 << 20;
  private static final long NO_TIME = Snapshot.LATEST_TIME + 1;

  private final KeyIds fans;
  private final KeyIds tralbums;
  private final PreferenceTable table;
  private final OptOutRows optOuts;
  private final long before;
  private long[] pairs = new long[1 << 12];
  private long[] kindsAndTimes = new long[1 << 12];
  private int held;
  private long stored;
  private long changed;

  PreferenceRows(KeyTable fans, KeyTable tralbums, PreferenceTable table, OptOutRows optOuts) {
    this.optOuts = optOuts;
    this.fans = new KeyIds(fans);
    this.tralbums = new KeyIds(tralbums);
    this.table = table;
    before = table.count();
  }

  /// @param fan a fan's key, as [FileKeys] makes them
  /// @param tralbum a tralbum's key
  /// @param time UTC epoch seconds from 0 to [Snapshot#LATEST_TIME], or [Snapshot#UNKNOWN_TIME]
  public void add(String fan, String tralbum, PreferenceKind kind, long time) {
    if (time != Snapshot.UNKNOWN_TIME && (time < 0 || time > Snapshot.LATEST_TIME)) {
      throw new IllegalArgumentException(
          "expected a time from 1970 to 2106 in seconds, found " + time);
    }
    if (held == pairs.length) {
      if (held == HELD) {
        write();
      } else {
        pairs = Arrays.copyOf(pairs, 2 * held);
        kindsAndTimes = Arrays.copyOf(kindsAndTimes, 2 * held);
      }
    }
    long fanId = fans.id(fan);
    long tralbumId = fanId == KeyTable.NOBODY ? KeyTable.NOBODY : tralbums.id(tralbum);
    if (tralbumId == KeyTable.NOBODY) {
      optOuts.countRefused();
      return;
    }
    pairs[held] = fanId << Integer.SIZE | tralbumId;
    long knownTime = time == Snapshot.UNKNOWN_TIME ? NO_TIME : time;
    kindsAndTimes[held++] = knownTime << KindCode.BITS | KindCode.of(kind);
    stored++;
  }

  private void write() {
    PairSort.sort(pairs, kindsAndTimes, held);
    for (int i = 0; i < held; i++) {
      long time = kindsAndTimes[i] >> KindCode.BITS;
      boolean change =
          table.put(
              pairs[i] >>> Integer.SIZE,
              pairs[i] & 0xFFFFFFFFL,
              KindCode.kind((int) (kindsAndTimes[i] & ((1 << KindCode.BITS) - 1))),
              time == NO_TIME ? null : time);
      if (change) {
        changed++;
      }
    }
    held = 0;
  }

  /// Writes what is held back. To be called once, at the end.
  public RowCount finish() {
    write();
    long added = table.count() - before;
    return new RowCount(stored, added, changed - added);
  }
}

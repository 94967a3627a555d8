package com.bcrecommender.serve;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// How many requests each client may make: a bucket of tokens that fills at a steady rate. Of a
/// bucket only the moment is kept at which it is full again (the generic cell rate algorithm, ITU-T
/// I.371), and of clients no more than [#CLIENTS], which is a megabyte: where more come, the one
/// whose bucket is the fullest is forgotten, and starts with a full one. Costs some tens of
/// nanoseconds a request. Safe for any thread.
final class ClientLimits {
  private static final int SET_BITS = 14;

  /// Clients that share a place in the table.
  private static final int WAYS = 4;

  static final int CLIENTS = WAYS << SET_BITS;
  private static final int LOCKS = 64;

  private final long interval;
  private final long burst;
  private final LongSupplier nanoTime;
  private final long start;
  private final long seed;
  private final long[] clients = new long[CLIENTS];
  private final long[] fullAt = new long[CLIENTS];
  private final Object[] locks = new Object[LOCKS];

  /// @param perSecond requests a second in the long run
  /// @param burst how many may come at once
  /// @param seed so that nobody outside can tell which clients share a place
  ClientLimits(double perSecond, int burst, LongSupplier nanoTime, long seed) {
    this.interval = Math.max(1, Math.round(TimeUnit.SECONDS.toNanos(1) / perSecond));
    this.burst = interval * burst;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.seed = seed;
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new Object();
    }
  }

  /// Counts a request, if it may be answered.
  ///
  /// @param client any number but 0
  /// @return 0 where it may, else after how many seconds the next one may
  long secondsToWait(long client) {
    long now = nanoTime.getAsLong() - start;
    int set = (int) (((client ^ seed) * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - SET_BITS));
    synchronized (locks[set % LOCKS]) {
      int at = set * WAYS;
      for (int way = set * WAYS; way < (set + 1) * WAYS; way++) {
        if (clients[way] == client) {
          at = way;
          break;
        }
        at = fullAt[way] < fullAt[at] ? way : at;
      }
      if (clients[at] != client) {
        clients[at] = client;
        fullAt[at] = 0;
      }
      long full = Math.max(fullAt[at], now) + interval;
      long early = full - now - burst;
      if (early > 0) {
        return TimeUnit.NANOSECONDS.toSeconds(early - 1) + 1;
      }
      fullAt[at] = full;
      return 0;
    }
  }
}

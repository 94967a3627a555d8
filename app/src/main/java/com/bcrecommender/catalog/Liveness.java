package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.Snapshot;
import java.time.Duration;
import java.util.Arrays;

/// Which tralbums nothing has confirmed for long. A tralbum is confirmed by a source with a date
/// that its facts come from, and by each purchase since; one of which no such source is known is
/// not judged. Counted from the newest of these dates, not from today, so that the same data give
/// the same lists. For one snapshot.
final class Liveness {
  private static final String[] FACTS = {"title", "url", "price", "tags"};

  private final long[] told;
  private final long[] bought;

  /// @param tralbums how many dense ids
  Liveness(int tralbums) {
    told = new long[tralbums];
    bought = new long[tralbums];
  }

  /// @param time UTC epoch seconds
  void bought(int tralbum, long time) {
    bought[tralbum] = Math.max(bought[tralbum], time);
  }

  /// Takes in what facts come from.
  void confirmByFacts(Session session, Identities tralbums) {
    for (String fact : FACTS) {
      session.each(
          "SELECT t.id, s.date FROM tralbum t JOIN source s ON s.id = t.%s_source WHERE s.date > 0"
              .formatted(fact),
          row -> {
            int tralbum = tralbums.of(row.getInt(1));
            if (tralbum >= 0 && tralbum < told.length) {
              told[tralbum] = Math.max(told[tralbum], row.getLong(2));
            }
          });
    }
  }

  /// Marks those whose last confirmation is further back.
  void addTo(Snapshot.Builder builder, Duration back) {
    long newest = Arrays.stream(told).max().orElse(0);
    for (int tralbum = 0; tralbum < told.length; tralbum++) {
      long confirmed = Math.max(told[tralbum], bought[tralbum]);
      if (told[tralbum] > 0 && newest - confirmed > back.toSeconds()) {
        builder.unconfirmed(tralbum);
      }
    }
  }
}

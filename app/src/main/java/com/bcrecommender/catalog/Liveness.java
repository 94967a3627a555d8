package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.Snapshot;
import java.time.Duration;
import java.util.Arrays;

/// Which tralbums nothing has confirmed for long. A tralbum is confirmed by a source with a date
/// that its facts come from, and by each purchase since; one of which no such source is known is
/// not judged. Counted from the newest of these dates, not from today, so that the same data give
/// the same lists. For one snapshot.
final class Liveness {
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

  /// Takes in what facts come from. One scan of all tralbums, and none where no source has a date;
  /// 8 bytes a source meanwhile.
  void confirmByFacts(Session session, Identities tralbums) {
    long[] dates =
        new long[(int) session.number("SELECT max(id) FROM source WHERE date > 0", 0) + 1];
    if (dates.length == 1) {
      return;
    }
    session.each(
        "SELECT id, date FROM source WHERE date > 0", row -> dates[row.getInt(1)] = row.getLong(2));
    session.each(
        "SELECT id, title_source, url_source, price_source, tags_source FROM tralbum",
        row -> {
          int tralbum = tralbums.of(row.getInt(1));
          for (int fact = 2; tralbum >= 0 && tralbum < told.length && fact <= 5; fact++) {
            int source = row.getInt(fact);
            long date = source < dates.length ? dates[source] : 0;
            told[tralbum] = Math.max(told[tralbum], date);
          }
        });
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

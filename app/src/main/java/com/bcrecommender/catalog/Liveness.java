package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.Snapshot;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Which tralbums nothing has confirmed for long. A tralbum is confirmed by a source with a date
/// that its facts come from, and by each purchase since; one of which no such source is known is
/// not judged. Counted from the newest of these dates, not from today, so that the same data give
/// the same lists. For one snapshot.
public final class Liveness {
  /// Facts that confirm a tralbum, by the dates of their sources.
  static final List<Integer> CONFIRMING =
      List.of(KeyTable.TITLE, KeyTable.URL, KeyTable.PRICE, KeyTable.TAGS);

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
        "SELECT id%s FROM tralbum"
            .formatted(
                CONFIRMING.stream()
                    .map(fact -> ", " + KeyTable.TRALBUM.get(fact).column() + "_source")
                    .collect(Collectors.joining())),
        row -> {
          int tralbum = tralbums.of(row.getInt(1));
          int facts = tralbum >= 0 && tralbum < told.length ? CONFIRMING.size() : 0;
          for (int fact = 0; fact < facts; fact++) {
            int source = row.getInt(2 + fact);
            long date = source < dates.length ? dates[source] : 0;
            told[tralbum] = Math.max(told[tralbum], date);
          }
        });
  }

  /// Marks those whose last confirmation is further back.
  void addTo(Snapshot.Builder builder, Duration back) {
    long newest = Arrays.stream(told).max().orElse(0);
    for (int tralbum = 0; tralbum < told.length; tralbum++) {
      if (isUnconfirmed(told[tralbum], bought[tralbum], newest, back)) {
        builder.unconfirmed(tralbum);
      }
    }
  }

  /// @param told the newest date of a source of the tralbum's facts; 0 where none has a date
  /// @param bought when it was last bought; 0 where that is not known
  /// @param newest date of a source of any tralbum's facts
  /// @param back how long ago the last confirmation may be; zero for any time
  public static boolean isUnconfirmed(long told, long bought, long newest, Duration back) {
    return !back.isZero() && told > 0 && newest - Math.max(told, bought) > back.toSeconds();
  }
}

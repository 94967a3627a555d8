package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/// The table `preference`, where the stronger kind and the earliest time stay.
final class PreferenceTable {
  /// Changes no row, and so counts none, where the statement is not news.
  private static final String UPSERT =
      """
      INSERT INTO preference (fan, tralbum, kind, time) VALUES (?, ?, ?, ?)
      ON CONFLICT (fan, tralbum) DO UPDATE
      SET kind = max(kind, excluded.kind),
          time = min(coalesce(time, excluded.time), coalesce(excluded.time, time))
      WHERE excluded.kind > kind
         OR (excluded.time IS NOT NULL AND (time IS NULL OR excluded.time < time))\
      """;

  private final Session session;

  PreferenceTable(Session session) {
    this.session = session;
  }

  /// Says whether the catalog changed. A time outside 1970 to 2106 is a time that is not known.
  boolean put(long fan, long tralbum, PreferenceKind kind, @Nullable Long time) {
    try {
      PreparedStatement upsert = session.prepare(UPSERT);
      upsert.setLong(1, fan);
      upsert.setLong(2, tralbum);
      upsert.setInt(3, KindCode.of(kind));
      if (time == null || time < 0 || time > Snapshot.LATEST_TIME) {
        upsert.setNull(4, Types.INTEGER);
      } else {
        upsert.setLong(4, time);
      }
      return upsert.executeUpdate() > 0;
    } catch (SQLException e) {
      throw session.failure(e);
    }
  }

  long count() {
    return session.number("SELECT count(*) FROM preference", 0);
  }
}

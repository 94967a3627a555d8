package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.SnapshotSizes;
import java.util.BitSet;

/// Counts in the database, without loading keys. It follows the rules of [Identities].
final class Counting {
  private Counting() {}

  static Counts count(Session session) {
    long[] names = names(session);
    long waiting = session.number(WAITING + "SELECT count(*) FROM waiting", 0);
    long[] kinds = new long[3];
    session.each(
        "SELECT kind, count(*) FROM preference GROUP BY kind",
        row -> kinds[row.getInt(1)] = row.getLong(2));
    return new Counts(
        session.number(FANS, 0),
        session.number(TRALBUMS, 0),
        kinds[0] + kinds[1] + kinds[2],
        kinds[0] + kinds[2],
        kinds[1],
        session.number("SELECT count(*) FROM tag", 0),
        waiting,
        waiting == 0
            ? 0
            : session.number(
                WAITING
                    + "SELECT count(*) FROM preference WHERE tralbum IN (SELECT id FROM waiting)",
                0),
        names[0],
        names[1],
        session.number("SELECT count(*) FROM opt_out", 0),
        SourceKinds.read(session),
        session.number("PRAGMA page_count", 0) * session.number("PRAGMA page_size", 0));
  }

  /// How many names wait, and how many preferences for them. What they lead to takes titles to
  /// tell, so this loads keys where there are any names; two seconds at 500,000 tralbums.
  private static long[] names(Session session) {
    long[] waiting = new long[2];
    if (session.number("SELECT EXISTS (" + NAMES + ")", 0) == 0) {
      return waiting;
    }
    Identities tralbums = Identities.ofTralbums(session);
    BitSet rows = new BitSet();
    session.each(
        NAMES,
        row -> {
          if (tralbums.of(row.getInt(1)) >= tralbums.known()) {
            rows.set(row.getInt(1));
          }
        });
    waiting[0] = rows.cardinality();
    session.each(
        "SELECT tralbum, count(*) FROM preference WHERE tralbum IN ("
            + NAMES
            + ") GROUP BY tralbum",
        row -> {
          if (rows.get(row.getInt(1))) {
            waiting[1] += row.getLong(2);
          }
        });
    return waiting;
  }

  /// Upper bounds of what a snapshot holds, in one pass over preferences and tags.
  static SnapshotSizes sizes(Session session) {
    long[] kinds = new long[3];
    session.each(
        "SELECT kind, count(*) FROM preference GROUP BY kind",
        row -> kinds[row.getInt(1)] = row.getLong(2));
    return new SnapshotSizes(
        session.number(FANS, 0),
        session.number(TRALBUMS, 0),
        kinds[0] + kinds[1] + kinds[2],
        kinds[1] > 0,
        session.number("SELECT count(*) FROM tag", 0),
        session.number("SELECT count(*) FROM tralbum_tag", 0));
  }

  private static final String NAMES =
      "SELECT id FROM tralbum WHERE key >= '"
          + NameKey.PREFIX
          + "' AND key < '"
          + NameKey.END
          + "'";

  private static final String FANS = "SELECT count(*) FROM fan WHERE same_as IS NULL";

  private static final String TRALBUMS =
      """
      SELECT count(*) FROM tralbum
      WHERE same_as IS NULL
        AND NOT (key >= 'b:' AND key < 'b;')
        AND NOT (key >= 'x:' AND key < 'x;' AND url IS NOT NULL)
        AND NOT (key >= 'x:name:' AND key < 'x:name;')\
      """;

  private static final String WAITING =
      """
      WITH waiting AS (
        SELECT b.id FROM tralbum b
        LEFT JOIN tralbum a ON a.key = 'a' || substr(b.key, 3)
        LEFT JOIN tralbum t ON t.key = 't' || substr(b.key, 3)
        WHERE b.key >= 'b:' AND b.key < 'b;' AND (a.id IS NULL) = (t.id IS NULL))
      """;
}

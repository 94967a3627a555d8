package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.SnapshotSizes;

/// Counts in the database, without loading keys. It follows the rules of [Identities].
final class Counting {
  private Counting() {}

  static Counts count(Session session) {
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
        session.number("PRAGMA page_count", 0) * session.number("PRAGMA page_size", 0));
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

  private static final String FANS = "SELECT count(*) FROM fan WHERE same_as IS NULL";

  private static final String TRALBUMS =
      """
      SELECT count(*) FROM tralbum
      WHERE same_as IS NULL
        AND NOT (key >= 'b:' AND key < 'b;')
        AND NOT (key >= 'x:' AND key < 'x;' AND url IS NOT NULL)\
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

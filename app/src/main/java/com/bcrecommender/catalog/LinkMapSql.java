package com.bcrecommender.catalog;

import java.util.List;

/// The statements by which [LinkMapBuilder] stages a dump and joins it.
///
/// Of several pages one is chosen by rank, a text of which the smaller is the better: an album
/// before a track, the artist's own site before a label's, a link that holds before one that ended,
/// then the address. So it does not depend on the dump's form or order.
final class LinkMapSql {
  private static final int RELEASE = LinkedEntity.RELEASE.code();
  private static final int GROUP = LinkedEntity.RELEASE_GROUP.code();
  private static final int RECORDING = LinkedEntity.RECORDING.code();
  private static final int ARTIST = LinkedEntity.ARTIST.code();

  /// As many letters of a rank stand before its address.
  private static final String ADDRESS = "substr(rank, 4)";

  static final List<String> STAGED =
      List.of(
          "page (row INTEGER PRIMARY KEY, url TEXT, host TEXT)",
          "site (row INTEGER PRIMARY KEY, host TEXT)",
          "link (kind INTEGER, entity INTEGER, url INTEGER, link INTEGER)",
          "ended (link INTEGER PRIMARY KEY)",
          "release (row INTEGER PRIMARY KEY, id BLOB, grp INTEGER, credit INTEGER, title TEXT)",
          "release_group (row INTEGER PRIMARY KEY, id BLOB)",
          "recording (row INTEGER PRIMARY KEY, id BLOB, credit INTEGER, title TEXT)",
          "medium (row INTEGER PRIMARY KEY, release INTEGER)",
          "track (id BLOB, recording INTEGER, medium INTEGER)",
          "credit (row INTEGER PRIMARY KEY, name TEXT)",
          "credit_artist (credit INTEGER, artist INTEGER)",
          "released (release INTEGER, day INTEGER)",
          "redirect (kind INTEGER, id BLOB, row INTEGER)",
          "page_tag (url TEXT, tag TEXT)");

  /// The left side of a CROSS JOIN is read from end to end, and the right one looked up by its row.
  static final List<String> JOINS =
      List.of(
          // Which sites are an artist credit's own.
          "CREATE TABLE own_site (artist INTEGER, host TEXT)",
          """
          INSERT INTO own_site SELECT l.entity, s.host
          FROM link l CROSS JOIN site s ON s.row = l.url WHERE l.kind = %d
          """
              .formatted(ARTIST),
          "CREATE INDEX own_site_artist ON own_site (artist)",
          """
          CREATE TABLE own_credit (
            credit INTEGER, host TEXT, PRIMARY KEY (credit, host)) WITHOUT ROWID
          """,
          """
          INSERT OR IGNORE INTO own_credit SELECT c.credit, s.host
          FROM credit_artist c CROSS JOIN own_site s ON s.artist = c.artist
          """,
          // What is linked to pages, each link with its rank.
          """
          CREATE TABLE candidate (kind INTEGER, entity INTEGER, rank TEXT,
            PRIMARY KEY (kind, entity, rank)) WITHOUT ROWID
          """,
          """
          INSERT OR IGNORE INTO candidate
          SELECT l.kind, l.entity,
            (instr(p.url, '/track/') > 0)
              || (o.host IS NULL)
              || (e.link IS NOT NULL)
              || p.url
          FROM link l CROSS JOIN page p ON p.row = l.url
          LEFT JOIN ended e ON e.link = l.link
          LEFT JOIN release r ON l.kind = %d AND r.row = l.entity
          LEFT JOIN recording c ON l.kind = %d AND c.row = l.entity
          LEFT JOIN own_credit o ON o.credit = coalesce(r.credit, c.credit) AND o.host = p.host
          """
              .formatted(RELEASE, RECORDING),
          // A release's own page, else its group's: the edition that somebody played is usually not
          // the one that is linked.
          "CREATE TABLE own_release (row INTEGER PRIMARY KEY, rank TEXT)",
          """
          INSERT INTO own_release
          SELECT entity, min(rank) FROM candidate WHERE kind = %d GROUP BY entity
          """
              .formatted(RELEASE),
          "CREATE TABLE linked_group (row INTEGER PRIMARY KEY, rank TEXT)",
          """
          INSERT INTO linked_group SELECT grp, min(rank) FROM (
            SELECT r.grp, o.rank FROM own_release o CROSS JOIN release r ON r.row = o.row
            UNION ALL SELECT entity, rank FROM candidate WHERE kind = %d)
          GROUP BY grp
          """
              .formatted(GROUP),
          "CREATE TABLE linked_release (row INTEGER PRIMARY KEY, rank TEXT)",
          """
          INSERT INTO linked_release SELECT r.row, coalesce(o.rank, g.rank)
          FROM release r
          LEFT JOIN own_release o ON o.row = r.row
          LEFT JOIN linked_group g ON g.row = r.grp
          WHERE coalesce(o.rank, g.rank) IS NOT NULL
          """,
          "CREATE TABLE linked_medium (row INTEGER PRIMARY KEY, rank TEXT)",
          """
          INSERT INTO linked_medium SELECT m.row, l.rank
          FROM medium m CROSS JOIN linked_release l ON l.row = m.release
          """,
          "CREATE TABLE linked_recording (row INTEGER PRIMARY KEY, rank TEXT)",
          """
          INSERT INTO linked_recording SELECT recording, min(rank) FROM (
            SELECT t.recording, m.rank FROM track t CROSS JOIN linked_medium m ON m.row = t.medium
            UNION ALL SELECT entity, rank FROM candidate WHERE kind = %d)
          GROUP BY recording
          """
              .formatted(RECORDING),
          // The pages, with the words of the record that is linked itself: of a recording for a
          // track, else of the release with the lowest id.
          "CREATE INDEX released_release ON released (release)",
          """
          CREATE TABLE words (url TEXT, title TEXT, artist TEXT, released INTEGER, ord TEXT)
          """,
          """
          INSERT INTO words
          SELECT substr(c.rank, 4), r.title, a.name,
            (SELECT min(d.day) FROM released d WHERE d.release = r.row), '1' || hex(r.id)
          FROM candidate c
          CROSS JOIN release r ON r.row = c.entity
          LEFT JOIN credit a ON a.row = r.credit
          WHERE c.kind = %d
          """
              .formatted(RELEASE),
          """
          INSERT INTO words
          SELECT substr(c.rank, 4), r.title, a.name, NULL,
            iif(instr(c.rank, '/track/') > 0, '0', '2') || hex(r.id)
          FROM candidate c
          CROSS JOIN recording r ON r.row = c.entity
          LEFT JOIN credit a ON a.row = r.credit
          WHERE c.kind = %d
          """
              .formatted(RECORDING),
          """
          INSERT INTO words SELECT %s, NULL, NULL, NULL, '3' FROM candidate WHERE kind IN (%d, %d)
          """
              .formatted(ADDRESS, GROUP, ARTIST),
          "CREATE TABLE map.about (made INTEGER NOT NULL, form TEXT NOT NULL) STRICT",
          """
          CREATE TABLE map.page (id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE,
            title TEXT, artist TEXT, released INTEGER) STRICT
          """,
          // Of the row with the least ord: SQLite takes bare columns from there.
          """
          INSERT INTO map.page (url, title, artist, released)
          SELECT url, title, artist, released FROM (
            SELECT url, title, artist, released, min(ord) FROM words GROUP BY url)
          ORDER BY url
          """,
          "CREATE TABLE map.mbid (id BLOB PRIMARY KEY, page INTEGER NOT NULL) STRICT, WITHOUT ROWID",
          ids("release", "linked_release"),
          ids("release_group", "linked_group"),
          ids("recording", "linked_recording"),
          """
          INSERT OR IGNORE INTO map.mbid
          SELECT t.id, p.id FROM track t CROSS JOIN linked_medium m ON m.row = t.medium
          CROSS JOIN map.page p ON p.url = %s
          """
              .formatted(ADDRESS),
          redirects(RELEASE, "linked_release"),
          redirects(GROUP, "linked_group"),
          redirects(RECORDING, "linked_recording"),
          """
          CREATE TABLE map.entity (kind INTEGER NOT NULL, row INTEGER NOT NULL,
            page INTEGER NOT NULL, PRIMARY KEY (kind, row)) STRICT, WITHOUT ROWID
          """,
          """
          CREATE TABLE map.tag (page INTEGER NOT NULL, tag TEXT NOT NULL,
            PRIMARY KEY (page, tag)) STRICT, WITHOUT ROWID
          """,
          """
          INSERT OR IGNORE INTO map.tag
          SELECT p.id, t.tag FROM page_tag t CROSS JOIN map.page p ON p.url = t.url
          """);

  /// For tags, which are of a release itself and not of the others of its group.
  static final List<String> ROWS =
      List.of(
          rows(RELEASE, "own_release"),
          rows(GROUP, "linked_group"),
          """
          INSERT INTO map.entity
          SELECT c.kind, c.entity, p.id FROM (
            SELECT kind, entity, min(rank) AS rank FROM candidate WHERE kind = %d GROUP BY entity) c
          CROSS JOIN map.page p ON p.url = substr(c.rank, 4)
          """
              .formatted(RECORDING));

  private LinkMapSql() {}

  private static String ids(String table, String linked) {
    return """
    INSERT OR IGNORE INTO map.mbid
    SELECT e.id, p.id FROM %s l CROSS JOIN %s e ON e.row = l.row
    CROSS JOIN map.page p ON p.url = %s
    """
        .formatted(linked, table, ADDRESS);
  }

  private static String redirects(int kind, String linked) {
    return """
    INSERT OR IGNORE INTO map.mbid
    SELECT r.id, p.id FROM redirect r CROSS JOIN %s l ON l.row = r.row
    CROSS JOIN map.page p ON p.url = %s
    WHERE r.kind = %d
    """
        .formatted(linked, ADDRESS, kind);
  }

  private static String rows(int kind, String linked) {
    return """
    INSERT INTO map.entity
    SELECT %d, l.row, p.id FROM %s l CROSS JOIN map.page p ON p.url = %s
    """
        .formatted(kind, linked, ADDRESS);
  }
}

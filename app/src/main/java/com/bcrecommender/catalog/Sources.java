package com.bcrecommender.catalog;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The table `source`: ranks by id, read when first asked for, and new rows, written when the first
/// value from them is kept.
final class Sources {
  private final Session session;
  private final SourceKinds kinds;
  private final Map<Long, Rank> ranks = new HashMap<>();

  Sources(Session session) {
    this.session = session;
    kinds = new SourceKinds(session);
  }

  /// What the catalog is made from.
  SourceKinds kinds() {
    return kinds;
  }

  Rank rank(long id) {
    Rank known = ranks.get(id);
    if (known == null) {
      Rank[] read = new Rank[1];
      session.each(
          "SELECT date, hash FROM source WHERE id = ?",
          row -> read[0] = new Rank(row.getLong(1), row.getLong(2)),
          id);
      known = read[0];
      if (known == null) {
        throw new IllegalStateException("a value in the catalog has no source: " + id);
      }
      ranks.put(id, known);
    }
    return known;
  }

  /// Which of two sources wins, by their ids.
  int compare(long id, long other) {
    return rank(id).compareTo(rank(other));
  }

  /// The origin of values from a source that may be new. Its kind is noted whether or not a value
  /// of it is kept: that depends on what was stored before.
  Origin origin(Source source, long date) {
    kinds.note(source.kind());
    return new Origin(this, new Rank(date, source.hash()), source.name(), source.kind());
  }

  /// The origin of values that are stored already.
  Origin origin(long id) {
    Origin origin = new Origin(this, rank(id), "", SourceKind.EARLIER);
    origin.id = id;
    return origin;
  }

  /// One source at one date.
  static final class Origin {
    private final Sources sources;
    private final Rank rank;
    private final String name;
    private final SourceKind kind;
    private @Nullable Long id;

    private Origin(Sources sources, Rank rank, String name, SourceKind kind) {
      this.sources = sources;
      this.rank = rank;
      this.name = name;
      this.kind = kind;
    }

    Sources sources() {
      return sources;
    }

    Rank rank() {
      return rank;
    }

    long id() {
      Long known = id;
      if (known == null) {
        Session session = sources.session;
        session.update(
            "INSERT OR IGNORE INTO source (name, date, hash, kind) VALUES (?, ?, ?, ?)",
            name,
            rank.date(),
            rank.hash(),
            kind.code());
        known =
            session.number(
                "SELECT id FROM source WHERE hash = ? AND date = ?", 0, rank.hash(), rank.date());
        sources.ranks.put(known, rank);
        id = known;
      }
      return known;
    }
  }
}

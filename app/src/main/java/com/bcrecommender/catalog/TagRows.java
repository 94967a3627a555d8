package com.bcrecommender.catalog;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Stores many pairs of tralbum and tag, a million at a time in the order of the table. Tags of all
/// tag files unite.
public final class TagRows {
  private static final int HELD = 1 << 20;
  private static final String COUNT = "SELECT count(*) FROM tralbum_tag";

  private final Session session;
  private final KeyIds tralbums;
  private final OptOutRows optOuts;
  private final Map<String, Integer> tags = new HashMap<>();
  private final long before;
  private long[] pairs = new long[1 << 12];
  private int held;
  private long stored;
  private int nextTag;

  TagRows(Session session, KeyTable tralbums, OptOutRows optOuts) {
    this.optOuts = optOuts;
    this.session = session;
    this.tralbums = new KeyIds(tralbums);
    before = session.number(COUNT, 0);
    session.each("SELECT id, name FROM tag", row -> tags.put(row.getString(2), row.getInt(1)));
    nextTag = tags.values().stream().mapToInt(id -> id).max().orElse(0) + 1;
  }

  /// @param tralbum a tralbum's key
  /// @param tag in its normal form
  public void add(String tralbum, String tag) {
    if (held == pairs.length) {
      if (held == HELD) {
        write();
      } else {
        pairs = Arrays.copyOf(pairs, 2 * held);
      }
    }
    long tralbumId = tralbums.id(tralbum);
    if (tralbumId == KeyTable.NOBODY) {
      optOuts.countRefused();
      return;
    }
    pairs[held++] = tralbumId << Integer.SIZE | tag(tag);
    stored++;
  }

  private int tag(String name) {
    Integer known = tags.get(name);
    if (known == null) {
      known = nextTag++;
      session.update("INSERT INTO tag (id, name) VALUES (?, ?)", known, name);
      tags.put(name, known);
    }
    return known;
  }

  private void write() {
    Arrays.sort(pairs, 0, held);
    try {
      PreparedStatement insert =
          session.prepare("INSERT OR IGNORE INTO tralbum_tag (tralbum, tag) VALUES (?, ?)");
      for (int i = 0; i < held; i++) {
        if (i == 0 || pairs[i] != pairs[i - 1]) {
          insert.setLong(1, pairs[i] >>> Integer.SIZE);
          insert.setLong(2, pairs[i] & 0xFFFFFFFFL);
          insert.executeUpdate();
        }
      }
    } catch (SQLException e) {
      throw session.failure(e);
    }
    held = 0;
  }

  /// Writes what is held back. To be called once, at the end.
  public RowCount finish() {
    write();
    return new RowCount(stored, session.number(COUNT, 0) - before, 0);
  }
}

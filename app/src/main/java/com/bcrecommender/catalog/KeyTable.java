package com.bcrecommender.catalog;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `fan` or `tralbum`: one row per key, with what is stated under it. Lives as long as
/// one transaction, because it counts row ids itself.
final class KeyTable {
  /// Fields of the table `fan`, by place.
  static final List<Field> FAN =
      List.of(
          Field.key("same_as"),
          Field.text("name"),
          Field.key("username"),
          Field.number("stated"),
          Field.number("stated_wishlist"));

  /// Fields of the table `tralbum`, by place.
  static final List<Field> TRALBUM =
      List.of(
          Field.key("same_as"),
          Field.text("type"),
          Field.text("title"),
          Field.text("artist"),
          Field.key("url"),
          Field.number("art"),
          Field.time("released"),
          Field.text("price"),
          Field.tags("tags"),
          Field.key("album"));

  // Places in the lists above.
  static final int SAME_AS = 0;
  static final int NAME = 1;
  static final int USERNAME = 2;
  static final int STATED = 3;
  static final int STATED_WISHLIST = 4;
  static final int TYPE = 1;
  static final int TITLE = 2;
  static final int ARTIST = 3;
  static final int URL = 4;
  static final int ART = 5;
  static final int RELEASED = 6;
  static final int PRICE = 7;
  static final int TAGS = 8;
  static final int ALBUM = 9;

  /// In the place of the row id of a key under which nothing may be stored.
  static final long NOBODY = 0;

  private final Session session;
  private final OptOutRows optOuts;
  private final KeyKind kind;
  private final List<Field> fields;
  private final String selectId;
  private final String insertKey;
  private final String selectRow;
  private final String insertRow;
  private final String updateRow;
  private final String maxId;
  private long nextId;

  KeyTable(Session session, OptOutRows optOuts, KeyKind kind) {
    this.session = session;
    this.optOuts = optOuts;
    this.kind = kind;
    fields = kind.fields();
    String table = kind.table();
    StringBuilder columns = new StringBuilder();
    StringBuilder marks = new StringBuilder();
    StringBuilder sets = new StringBuilder();
    for (Field field : fields) {
      String column = field.column();
      columns.append(", ").append(column).append(", ").append(column).append("_source");
      marks.append(", ?, ?");
      sets.append(sets.isEmpty() ? "" : ", ");
      sets.append(column).append(" = ?, ").append(column).append("_source = ?");
    }
    selectId = "SELECT id FROM " + table + " WHERE key = ?";
    insertKey = "INSERT INTO " + table + " (id, key) VALUES (?, ?)";
    selectRow = "SELECT t.id" + columns(table, fields) + " FROM " + table + " t WHERE t.key = ?";
    insertRow = "INSERT INTO " + table + " (id, key" + columns + ") VALUES (?, ?" + marks + ")";
    updateRow = "UPDATE " + table + " SET " + sets + " WHERE id = ?";
    maxId = "SELECT max(id) FROM " + table;
  }

  /// The columns of a row `t` as [#readFields] expects them, each after a comma; references as the
  /// keys they lead to.
  static String columns(String table, List<Field> fields) {
    StringBuilder columns = new StringBuilder();
    for (Field field : fields) {
      String column = field.column();
      columns.append(
          field.reference()
              ? ", (SELECT r.key FROM %s r WHERE r.id = t.%s)".formatted(table, column)
              : ", t." + column);
      columns.append(", t.").append(column).append("_source");
    }
    return columns.toString();
  }

  /// Whether nothing may be stored of the one who has these keys, because one of them was opted
  /// out. The others are then opted out too, and what is stored under them goes: a fan who was
  /// forgotten by name stays so under the id that a page tells.
  boolean refuses(@Nullable String... keys) {
    boolean out = false;
    for (String key : keys) {
      out |= key != null && optOuts.hold(kind, key);
    }
    if (out) {
      optOuts.countRefused();
      for (String key : keys) {
        if (key != null && !optOuts.hold(kind, key)) {
          new Forgetting(session, optOuts).one(kind, key);
        }
      }
    }
    return out;
  }

  /// The row id of a key, which gets a row where it has none; [#NOBODY] for one that was opted out.
  long id(String key) {
    long known = session.number(selectId, 0, key);
    if (known == 0) {
      if (optOuts.hold(kind, key)) {
        return NOBODY;
      }
      known = nextId();
      session.update(insertKey, known, key);
    }
    return known;
  }

  /// Offers fields to the row of a key, which is made where there is none.
  Outcome offer(String key, Offer offer) {
    if (optOuts.hold(kind, key)) {
      return Outcome.SAME;
    }
    try {
      PreparedStatement select = session.prepare(selectRow);
      select.setString(1, key);
      Facts facts = new Facts(fields.size());
      long id = 0;
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          id = row.getLong(1);
          readFields(row, 2, fields, facts);
        }
      }
      offer.to(facts);
      if (id == 0) {
        PreparedStatement insert = session.prepare(insertRow);
        id = nextId();
        insert.setLong(1, id);
        insert.setString(2, key);
        bindFields(insert, 3, facts, key, id);
        insert.executeUpdate();
        return Outcome.ADDED;
      }
      if (facts.changed()) {
        PreparedStatement update = session.prepare(updateRow);
        int next = bindFields(update, 1, facts, key, id);
        update.setLong(next, id);
        update.executeUpdate();
      }
      return facts.changed() ? Outcome.CHANGED : Outcome.SAME;
    } catch (SQLException e) {
      throw session.failure(e);
    }
  }

  static void readFields(ResultSet row, int column, List<Field> fields, Facts into)
      throws SQLException {
    for (int f = 0; f < fields.size(); f++) {
      long source = row.getLong(column + 2 * f + 1);
      if (source != 0) {
        Object value = row.getObject(column + 2 * f);
        into.set(f, value instanceof Integer number ? Long.valueOf(number) : value, source);
      }
    }
  }

  private int bindFields(
      PreparedStatement statement, int from, Facts facts, String ownKey, long ownId)
      throws SQLException {
    int at = from;
    for (int f = 0; f < fields.size(); f++) {
      Object value = facts.value(f);
      if (value == null) {
        statement.setObject(at++, null);
        statement.setObject(at++, null);
      } else {
        Object stored = !fields.get(f).reference() ? value : reference(value, ownKey, ownId);
        statement.setObject(at++, stored);
        statement.setObject(at++, stored == null ? null : facts.source(f));
      }
    }
    return at;
  }

  /// What is opted out is led to by nothing.
  private @Nullable Object reference(Object key, String ownKey, long ownId) {
    long id = key.equals(ownKey) ? ownId : id((String) key);
    return id == NOBODY ? null : (Object) id;
  }

  private long nextId() {
    if (nextId == 0) {
      nextId = session.number(maxId, 0) + 1;
    }
    if (nextId > Integer.MAX_VALUE - 16) {
      throw new IllegalStateException("a catalog holds at most 2147483631 keys of a kind");
    }
    return nextId++;
  }

  /// What an offer came to.
  enum Outcome {
    /// The key has a row now, and had none.
    ADDED,
    CHANGED,
    SAME
  }

  /// Offers values to a row's facts.
  interface Offer {
    void to(Facts facts);
  }
}

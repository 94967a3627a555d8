package com.bcrecommender.catalog;

/// A column with values of which one wins, beside a column `<name>_source` that says where the
/// winner comes from.
///
/// @param column the column's name, and the field's in an export
/// @param kind what its values are
public record Field(String column, Kind kind) {

  /// What a field's values are.
  public enum Kind {
    /// Text.
    TEXT,
    /// A number from 0.
    NUMBER,
    /// UTC epoch seconds, also before 1970.
    TIME,
    /// Tags in their normal form, in the page's order, joined by commas; empty for "has none".
    TAGS,
    /// Another key of the same table. The column holds its row id; in memory the value is that key,
    /// because row ids depend on the order of arrival and must never decide anything.
    KEY
  }

  static Field text(String column) {
    return new Field(column, Kind.TEXT);
  }

  static Field number(String column) {
    return new Field(column, Kind.NUMBER);
  }

  static Field time(String column) {
    return new Field(column, Kind.TIME);
  }

  static Field tags(String column) {
    return new Field(column, Kind.TAGS);
  }

  static Field key(String column) {
    return new Field(column, Kind.KEY);
  }

  /// Whether a value is a text, in memory.
  boolean isText() {
    return kind != Kind.NUMBER && kind != Kind.TIME;
  }

  /// Whether a value is another key, whose row id the column holds.
  public boolean reference() {
    return kind == Kind.KEY;
  }
}

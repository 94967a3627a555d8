package com.bcrecommender.catalog;

import java.util.List;

/// Whose keys: one table of keys with what is stated under each.
public enum KeyKind {
  FAN("fan"),
  TRALBUM("tralbum");

  private final String table;

  KeyKind(String table) {
    this.table = table;
  }

  String table() {
    return table;
  }

  /// What may be stated under a key of this kind; the order does not change.
  public List<Field> fields() {
    return this == FAN ? KeyTable.FAN : KeyTable.TRALBUM;
  }
}

package com.bcrecommender.catalog;

import java.util.List;

/// Whose keys: one table of keys with what is stated under each.
public enum KeyKind {
  FAN("fan", KeyTable.FAN),
  TRALBUM("tralbum", KeyTable.TRALBUM);

  private final String table;
  private final List<Field> fields;

  KeyKind(String table, List<Field> fields) {
    this.table = table;
    this.fields = fields;
  }

  String table() {
    return table;
  }

  /// What may be stated under a key of this kind; the order does not change.
  public List<Field> fields() {
    return fields;
  }
}

package com.bcrecommender.imports.collection;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// One row of a table, or one JSON object, by the names of its columns. Names are compared without
/// case, blanks, `-`, `_` and `#`.
final class Row {
  private final Map<String, String> values;

  private Row(Map<String, String> values) {
    this.values = values;
  }

  /// @param columns the names, as [#name] makes them, by place
  static Row of(String[] columns, String[] fields) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < columns.length && i < fields.length; i++) {
      values.putIfAbsent(columns[i], fields[i]);
    }
    return new Row(values);
  }

  /// @param values by any spelling of their columns
  static Row of(Map<String, String> values) {
    Map<String, String> named = new HashMap<>();
    values.forEach((column, value) -> named.putIfAbsent(name(column), value));
    return new Row(named);
  }

  static String name(String column) {
    return column.strip().toLowerCase(Locale.ROOT).replaceAll("[ _#-]", "");
  }

  Set<String> columns() {
    return values.keySet();
  }

  boolean has(String column) {
    return values.containsKey(column);
  }

  /// The first of the columns that has a value here; empty where none has.
  String get(String... columns) {
    for (String column : columns) {
      String value = values.getOrDefault(column, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }
}

package com.bcrecommender.catalog;

/// A column with values of which one wins, beside a column `<name>_source` that says where the
/// winner comes from.
///
/// @param column the column
/// @param reference whether the column holds the row id of another key of the same table. In memory
///   the value is that key, because row ids depend on the order of arrival and must never decide
///   anything.
record Field(String column, boolean reference) {
  static Field value(String column) {
    return new Field(column, false);
  }

  static Field reference(String column) {
    return new Field(column, true);
  }
}

package com.bcrecommender.edition;

import java.util.Arrays;
import java.util.List;

/// The part of an edition that one of several verifiers, or of several tasks of the search, looks
/// at: of each table some records in a row. What concerns all of a table is looked at by one of
/// them.
///
/// @param number from 0
/// @param of how many there are
record Share(int number, int of) {
  private static final List<TableKind> KINDS = Arrays.asList(TableKind.values());

  /// All of it.
  static final Share WHOLE = new Share(0, 1);

  /// Which of so many records, or whatever a table has in a row, are looked at.
  Pieces.Range of(int count) {
    return new Pieces.Range(cut(number, count), cut(number + 1, count));
  }

  private int cut(int at, int count) {
    return (int) ((long) count * at / of);
  }

  /// Whether this one looks at what concerns all of the edition.
  boolean isFirst() {
    return number == 0;
  }

  /// Whether this one looks at what concerns all of a table.
  boolean has(TableKind kind) {
    return KINDS.indexOf(kind) % of == number;
  }
}

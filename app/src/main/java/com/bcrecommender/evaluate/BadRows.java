package com.bcrecommender.evaluate;

import com.bcrecommender.engine.data.BadRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Rows that could not be used, counted by file and reason.
final class BadRows {
  private record Kind(BadRow first, int count) {}

  private final Map<String, Kind> kinds = new TreeMap<>();

  void add(BadRow row) {
    kinds.merge(
        row.file() + "\t" + row.reason(),
        new Kind(row, 1),
        (before, one) -> new Kind(before.first, before.count + 1));
  }

  /// A line for each file and reason.
  List<String> lines() {
    return kinds.values().stream()
        .map(kind ->
            "left out: %,d rows of %s: %s, first in line %,d"
                .formatted(kind.count, kind.first.file(), kind.first.reason(), kind.first.line()))
        .toList();
  }
}

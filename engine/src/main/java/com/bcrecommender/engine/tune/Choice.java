package com.bcrecommender.engine.tune;

import java.util.List;

/// A parameter and the values to try, in order, so that a search can go from one to the next.
///
/// @param first the index of the value to start from
record Choice(String parameter, List<String> values, int first) {
  Choice {
    if (first < 0 || first >= values.size()) {
      throw new IllegalArgumentException("expected one of the values to start from: " + parameter);
    }
  }

  /// @param start one of the values
  static Choice of(String parameter, String start, String... values) {
    List<String> all = List.of(values);
    return new Choice(parameter, all, all.indexOf(start));
  }

  /// Whether there is a value of this index.
  boolean has(int index) {
    return index >= 0 && index < values.size();
  }
}

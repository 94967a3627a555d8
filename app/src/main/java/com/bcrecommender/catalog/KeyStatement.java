package com.bcrecommender.catalog;

import java.util.List;

/// What is stated under one key.
///
/// @param facts the fields that are known, in the order of the table; none for a key that is only
///   named
public record KeyStatement(String key, List<Fact> facts) {

  /// A field's winning value.
  ///
  /// @param field its place in [KeyKind#fields]
  /// @param value a String, or a Long where the field is a number or a time
  /// @param source the number of its [StatedSource]
  public record Fact(int field, Object value, int source) {}
}

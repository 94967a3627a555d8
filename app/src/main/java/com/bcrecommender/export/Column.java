package com.bcrecommender.export;

/// A column of an export's file.
///
/// @param required whether every row has a value; else null is unknown
public record Column(String name, Type type, boolean required) {

  /// One whose value may be unknown.
  Column(String name, Type type) {
    this(name, type, false);
  }

  /// One that every row has a value in.
  static Column required(String name, Type type) {
    return new Column(name, type, true);
  }

  /// What its values are in memory.
  public enum Type {
    /// A String.
    TEXT,
    /// A Long.
    NUMBER,
    /// A Long of UTC epoch seconds; in files ISO 8601.
    TIME,
    /// A String of tags joined by commas, empty for none; in JSON a list.
    TAGS
  }
}

package com.bcrecommender.export;

/// A column of an export's file.
record Column(String name, Type type) {

  /// What its values are in memory.
  enum Type {
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

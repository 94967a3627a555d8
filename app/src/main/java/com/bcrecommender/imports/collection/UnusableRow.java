package com.bcrecommender.imports.collection;

/// A row, listen or link that cannot be used, or the whole file.
///
/// @param where as in [CollectionRecord]; empty where the whole file is meant
/// @param found the beginning of what was there
public record UnusableRow(String where, Fault fault, String found) {
  private static final int LONGEST = 120;

  static UnusableRow of(String where, Fault fault, String found) {
    String line = found.replaceAll("[\\p{Z}\\p{Cc}]+", " ").strip();
    return new UnusableRow(
        where, fault, line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
  }
}

package com.bcrecommender.imports.dump;

import com.bcrecommender.imports.collection.ByteLines;
import java.nio.charset.StandardCharsets;

/// Hears of lines that cannot be read.
public interface DumpFaults {
  /// @param member which file of the archive
  /// @param line from 1
  /// @param reason in a few words, the same for all of a kind
  void add(String member, long line, String reason, String found);

  /// The beginning of a line.
  static String excerpt(ByteLines lines) {
    return new String(
        lines.bytes(), lines.start(), Math.min(lines.length(), 100), StandardCharsets.UTF_8);
  }
}

package com.bcrecommender.imports.dump;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A row of PostgreSQL's COPY text format: columns between tabs, `\N` for null, backslashes before
/// what would otherwise end a column or a row. Only columns that are asked for are decoded. To be
/// used again for the next row.
final class CopyRow {
  private byte[] bytes = {};
  private int[] ends = new int[16];
  private int start;
  private int columns;
  private final Mbid id = new Mbid();

  /// Takes the next row, and says whether it has as many columns as its table.
  boolean read(byte[] of, int from, int length, int expected) {
    bytes = of;
    start = from;
    columns = 0;
    for (int i = from; i <= from + length; i++) {
      if (i == from + length || of[i] == '\t') {
        if (columns == ends.length) {
          ends = Arrays.copyOf(ends, 2 * columns);
        }
        ends[columns++] = i;
        if (columns > expected) {
          return false;
        }
      }
    }
    return columns == expected;
  }

  private int from(int column) {
    return column == 0 ? start : ends[column - 1] + 1;
  }

  private int length(int column) {
    return ends[column] - from(column);
  }

  /// A whole number from 0, or -1 where the column is null or holds something else.
  long number(int column) {
    int length = length(column);
    if (length == 0 || length > 18) {
      return -1;
    }
    long number = 0;
    for (int i = from(column); i < ends[column]; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  boolean isTrue(int column) {
    return length(column) == 1 && bytes[from(column)] == 't';
  }

  /// The id in a column, valid until the next is read, or null where it holds none.
  @Nullable Mbid id(int column) {
    return id.read(bytes, from(column), length(column)) ? id : null;
  }

  /// The text of a column, or null.
  @Nullable String text(int column) {
    int from = from(column);
    int length = length(column);
    if (length == 2 && bytes[from] == '\\' && bytes[from + 1] == 'N') {
      return null;
    }
    byte[] plain = new byte[length];
    int size = 0;
    for (int i = from; i < from + length; i++) {
      byte b = bytes[i];
      if (b == '\\' && i + 1 < from + length) {
        b = unescaped(bytes[++i]);
      }
      plain[size++] = b;
    }
    return new String(plain, 0, size, StandardCharsets.UTF_8);
  }

  private static byte unescaped(byte letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0B;
      default -> letter;
    };
  }
}

package com.bcrecommender.edition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Distinct terms, numbered from 0 as they first come, in one array of UTF-8 with an open-addressed
/// table of numbers beside it: about 20 bytes for a term of 8 letters, where a map of strings takes
/// 100. Not for several threads.
final class TermPool {
  private byte[] bytes = new byte[1 << 14];

  /// A term is from its start to the start of the next.
  private int[] starts = new int[1 << 10];

  /// Numbers plus 1; at most half full; the size is a power of two.
  private int[] slots = new int[1 << 11];

  private int size;

  int size() {
    return size;
  }

  /// The number of a term, a new one if it was not there.
  int add(String term) {
    byte[] utf8 = term.getBytes(StandardCharsets.UTF_8);
    int slot = slot(utf8, 0, utf8.length);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (size + 2 > starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
    }
    int end = Math.addExact(starts[size], utf8.length);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + (bytes.length >> 1)));
    }
    System.arraycopy(utf8, 0, bytes, starts[size], utf8.length);
    starts[size + 1] = end;
    slots[slot] = ++size;
    if (size * 2 > slots.length) {
      grow();
    }
    return size - 1;
  }

  String term(int number) {
    return new String(
        bytes, starts[number], starts[number + 1] - starts[number], StandardCharsets.UTF_8);
  }

  byte[] utf8(int number) {
    return Arrays.copyOfRange(bytes, starts[number], starts[number + 1]);
  }

  /// All numbers in the order of the terms' bytes.
  int[] sorted() {
    int[] numbers = new int[size];
    Arrays.setAll(numbers, i -> i);
    new TextOrder() {
      @Override
      byte[] bytes() {
        return bytes;
      }

      @Override
      int start(int number) {
        return starts[number];
      }

      @Override
      int end(int number) {
        return starts[number + 1];
      }
    }.sort(numbers, 0, size);
    return numbers;
  }

  private int slot(byte[] from, int start, int end) {
    // FNV-1a, with the high bits folded in, since the table looks at the low ones.
    int hash = 0x811c9dc5;
    for (int i = start; i < end; i++) {
      hash = (hash ^ from[i]) * 0x01000193;
    }
    int slot = (hash ^ hash >>> 15) & slots.length - 1;
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (Arrays.equals(bytes, starts[number], starts[number + 1], from, start, end)) {
        return slot;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    for (int number = 0; number < size; number++) {
      slots[slot(bytes, starts[number], starts[number + 1])] = number + 1;
    }
  }
}

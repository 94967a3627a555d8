package com.bcrecommender.edition;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Writes the blocks of deflate streams (RFC 1951), each in the shortest of the three forms. Used
/// again for the next stream; not for several threads.
final class DeflateWriter {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int STORED = 0;
  private static final int FIXED = 1;
  private static final int DYNAMIC = 2;
  private static final int MOST_STORED = 0xffff;

  /// The alphabet of code lengths, in the order in which theirs are written.
  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private static final int REPEAT = 16;
  private static final int FEW_ZEROS = 17;
  private static final int MANY_ZEROS = 18;

  // As RFC 1951, 3.2.6, has it, with two symbols that never occur.
  private static final HuffmanCode FIXED_SYMBOLS = new HuffmanCode(288, 15).set(fixedLengths());

  private static final HuffmanCode FIXED_DISTANCES = new HuffmanCode(30, 15).set(all(30, 5));

  private final HuffmanCode symbols = new HuffmanCode(DeflateTokens.LITERALS_AND_LENGTHS, 15);
  private final HuffmanCode distances = new HuffmanCode(DeflateTokens.DISTANCES, 15);
  private final HuffmanCode lengths = new HuffmanCode(ORDER.length, 7);
  private final int[] lengthFrequencies = new int[ORDER.length];

  /// The lengths of both codes, shortened: a symbol, and what its further bits say from bit 8.
  private final int[] shortened =
      new int[DeflateTokens.LITERALS_AND_LENGTHS + DeflateTokens.DISTANCES];

  /// Of each literal and length its code from bit 8, and its length.
  private final int[] entries = new int[DeflateTokens.LITERALS_AND_LENGTHS];

  private byte[] out = new byte[1 << 16];
  private int size;
  private long bits;
  private int bitCount;

  private static int[] all(int count, int length) {
    int[] lengths = new int[count];
    Arrays.fill(lengths, length);
    return lengths;
  }

  private static int[] fixedLengths() {
    int[] lengths = all(288, 8);
    Arrays.fill(lengths, 144, 256, 9);
    Arrays.fill(lengths, 256, 280, 7);
    return lengths;
  }

  /// Begins the next stream.
  void clear() {
    size = 0;
    bits = 0;
    bitCount = 0;
  }

  /// Writes a block.
  ///
  /// @param tokens what it says
  /// @param source where that stands, between two positions
  void block(DeflateTokens tokens, byte[] source, int from, int to, boolean last) {
    symbols.fit(tokens.frequencies());
    distances.fit(tokens.distanceFrequencies());
    int symbolCount = symbols.used(DeflateTokens.END + 1);
    int distanceCount = distances.used(1);
    int shortenedCount = shorten(symbolCount, distanceCount);
    lengths.fit(lengthFrequencies);
    int lengthCount = ORDER.length;
    while (lengths.length(ORDER[lengthCount - 1]) == 0) {
      lengthCount--;
    }
    long extra = tokens.extraBits();
    long dynamic =
        14L
            + 3L * lengthCount
            + lengths.bits(lengthFrequencies)
            + restBits()
            + bits(tokens, symbols, distances)
            + extra;
    long fixed = bits(tokens, FIXED_SYMBOLS, FIXED_DISTANCES) + extra;
    long pieces = Math.max(1, Math.ceilDiv(to - from, MOST_STORED));
    long stored = 8L * (to - from) + 40 * pieces;
    room(Math.min(stored, Math.min(fixed, dynamic)) / 8 + 5 * pieces + 2 * Long.BYTES);
    if (stored <= fixed && stored <= dynamic) {
      store(source, from, to, last);
    } else if (fixed <= dynamic) {
      head(FIXED, last);
      write(tokens, source, from, FIXED_SYMBOLS, FIXED_DISTANCES);
    } else {
      head(DYNAMIC, last);
      put(symbolCount - DeflateTokens.END - 1, 5);
      put(distanceCount - 1, 5);
      put(lengthCount - 4, 4);
      for (int i = 0; i < lengthCount; i++) {
        put(lengths.length(ORDER[i]), 3);
      }
      for (int i = 0; i < shortenedCount; i++) {
        int symbol = shortened[i] & 0xff;
        put(lengths.code(symbol), lengths.length(symbol));
        put(shortened[i] >>> 8, restBits(symbol));
      }
      write(tokens, source, from, symbols, distances);
    }
  }

  /// Ends the stream.
  ///
  /// @param to receives all of it
  void end(RecordBuffer to) {
    align();
    to.bytes(out, 0, size);
  }

  private static long bits(DeflateTokens tokens, HuffmanCode symbols, HuffmanCode distances) {
    return symbols.bits(tokens.frequencies()) + distances.bits(tokens.distanceFrequencies());
  }

  /// Bits besides the codes of the shortened lengths.
  private long restBits() {
    long bits = 0;
    for (int symbol = REPEAT; symbol <= MANY_ZEROS; symbol++) {
      bits += (long) lengthFrequencies[symbol] * restBits(symbol);
    }
    return bits;
  }

  private static int restBits(int symbol) {
    return switch (symbol) {
      case REPEAT -> 2;
      case FEW_ZEROS -> 3;
      case MANY_ZEROS -> 7;
      default -> 0;
    };
  }

  private void head(int form, boolean last) {
    put(last ? 1 : 0, 1);
    put(form, 2);
  }

  private void store(byte[] source, int from, int to, boolean last) {
    int start = from;
    do {
      int count = Math.min(MOST_STORED, to - start);
      head(STORED, last && start + count == to);
      align();
      put(count, 16);
      put(~count & 0xffff, 16);
      System.arraycopy(source, start, out, size, count);
      size += count;
      start += count;
    } while (start < to);
  }

  /// Shortens runs in the lengths of the two codes, and counts what is left.
  private int shorten(int symbolCount, int distanceCount) {
    Arrays.fill(lengthFrequencies, 0);
    int count = 0;
    int all = symbolCount + distanceCount;
    for (int i = 0; i < all; ) {
      int length = lengthAt(i, symbolCount);
      int run = 1;
      while (i + run < all && lengthAt(i + run, symbolCount) == length) {
        run++;
      }
      i += run;
      if (length == 0) {
        for (; run >= 11; run -= Math.min(138, run)) {
          count = note(MANY_ZEROS | (Math.min(138, run) - 11) << 8, count);
        }
        if (run >= 3) {
          count = note(FEW_ZEROS | (run - 3) << 8, count);
          run = 0;
        }
      } else {
        count = note(length, count);
        run--;
        for (; run >= 3; run -= Math.min(6, run)) {
          count = note(REPEAT | (Math.min(6, run) - 3) << 8, count);
        }
      }
      for (; run > 0; run--) {
        count = note(length, count);
      }
    }
    return count;
  }

  private int lengthAt(int i, int symbolCount) {
    return i < symbolCount ? symbols.length(i) : distances.length(i - symbolCount);
  }

  private int note(int entry, int count) {
    lengthFrequencies[entry & 0xff]++;
    shortened[count] = entry;
    return count + 1;
  }

  private void write(
      DeflateTokens tokens, byte[] source, int from, HuffmanCode symbols, HuffmanCode distances) {
    for (int symbol = 0; symbol < entries.length; symbol++) {
      entries[symbol] = symbols.code(symbol) << 8 | symbols.length(symbol);
    }
    // All in one loop, since what is held back has to stay in registers. Three literals have at
    // most 45 bits and a repetition 48, on top of 7 that are held: then they go into the array.
    int[] codes = entries;
    byte[] to = out;
    int end = size;
    long held = bits;
    int heldCount = bitCount;
    int at = from;
    for (int i = 0; i <= tokens.repetitions(); i++) {
      int stop = at + tokens.run(i);
      for (; at < stop - 2; at += 3) {
        int first = codes[source[at] & 0xff];
        int second = codes[source[at + 1] & 0xff];
        int third = codes[source[at + 2] & 0xff];
        held |= (long) (first >>> 8) << heldCount;
        heldCount += first & 0xff;
        held |= (long) (second >>> 8) << heldCount;
        heldCount += second & 0xff;
        held |= (long) (third >>> 8) << heldCount;
        heldCount += third & 0xff;
        LONG.set(to, end, held);
        end += heldCount >>> 3;
        held >>>= heldCount & ~7;
        heldCount &= 7;
      }
      for (; at < stop; at++) {
        int entry = codes[source[at] & 0xff];
        held |= (long) (entry >>> 8) << heldCount;
        heldCount += entry & 0xff;
      }
      LONG.set(to, end, held);
      end += heldCount >>> 3;
      held >>>= heldCount & ~7;
      heldCount &= 7;
      if (i == tokens.repetitions()) {
        break;
      }
      int length = DeflateTokens.length(tokens.repetition(i));
      int symbol = DeflateTokens.lengthSymbol(length);
      int entry = codes[symbol];
      held |= (long) (entry >>> 8) << heldCount;
      heldCount += entry & 0xff;
      held |= (long) DeflateTokens.lengthRest(length, symbol) << heldCount;
      heldCount += DeflateTokens.lengthBits(symbol);
      int distance = DeflateTokens.distance(tokens.repetition(i));
      int far = DeflateTokens.distanceSymbol(distance);
      held |= (long) distances.code(far) << heldCount;
      heldCount += distances.length(far);
      held |= (long) DeflateTokens.distanceRest(distance, far) << heldCount;
      heldCount += DeflateTokens.distanceBits(far);
      LONG.set(to, end, held);
      end += heldCount >>> 3;
      held >>>= heldCount & ~7;
      heldCount &= 7;
      at += length;
    }
    size = end;
    bits = held;
    bitCount = heldCount;
    put(symbols.code(DeflateTokens.END), symbols.length(DeflateTokens.END));
  }

  private void put(int value, int count) {
    bits |= (long) value << bitCount;
    bitCount += count;
    LONG.set(out, size, bits);
    size += bitCount >>> 3;
    bits >>>= bitCount & ~7;
    bitCount &= 7;
  }

  private void align() {
    if (bitCount > 0) {
      put(0, Byte.SIZE - bitCount);
    }
  }

  private void room(long more) {
    int needed = Math.toIntExact(size + more);
    if (needed > out.length) {
      out = Arrays.copyOf(out, Math.max(needed, 2 * out.length));
    }
  }
}

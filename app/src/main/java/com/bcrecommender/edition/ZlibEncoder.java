package com.bcrecommender.edition;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Adler32;

/// Compresses blocks to zlib streams (RFC 1950), which browsers and every JDK decompress. Our own,
/// because shards are named by the hash of their bytes: a JDK with another zlib gives other bytes,
/// and every shard of an edition would be published again after an update. It is also what writing
/// an edition spends most time on (RESULTS.md, "Compression").
///
/// Repetitions are found as LZ4 does: by a hash of the next 4 bytes, here with the last two places
/// of each hash, without looking for a better one at the next byte; and where nothing repeats, it
/// looks at fewer places. Memory: 0.5 MB. Used again for the next block; not for several threads.
final class ZlibEncoder {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /// A window of 32 KB; no dictionary; the fastest of four levels, which no reader looks at.
  private static final int HEAD = 0x78_01;

  private static final int HASH_BITS = 14;
  private static final int HASHED = Integer.BYTES;

  /// The last bytes of a block are literals, so that 4 bytes can always be read.
  private static final int LAST_LITERALS = 8;

  /// After so many places without a repetition, one more byte is passed over at each.
  private static final int PATIENCE_BITS = 6;

  private static final int LONGEST_STEP = 64;

  /// Of each hash the last two places, the later one in the low half, as positions that go on from
  /// block to block, so that nothing has to be cleared: what is below a block's first position is
  /// none of it.
  private final long[] places = new long[1 << HASH_BITS];

  private final DeflateTokens tokens = new DeflateTokens();
  private final DeflateWriter writer = new DeflateWriter();
  private int first = 1;

  /// Where the repetition that was found last begins.
  private int found;

  /// Compresses a block.
  ///
  /// @param block at least `size` bytes
  /// @param out receives the stream
  void compress(byte[] block, int size, RecordBuffer out) {
    if (first > Integer.MAX_VALUE - size) {
      Arrays.fill(places, 0);
      first = 1;
    }
    writer.clear();
    out.put(HEAD >>> 8).put(HEAD & 0xff);
    int end = Math.max(0, size - LAST_LITERALS);
    int written = 0;
    int failed = 0;
    int i = 0;
    while (i < size) {
      if (tokens.isFull()) {
        flush(block, written, i, false);
        written = i;
      }
      int length = i < end ? repetition(block, i, size) : 0;
      if (length > 0) {
        tokens.repetition(length, i - found);
        for (int j = i + 1; j < Math.min(i + length, end); j++) {
          remember(block, j);
        }
        i += length;
        failed = 0;
        continue;
      }
      int step = Math.min(LONGEST_STEP, 1 + (failed++ >>> PATIENCE_BITS));
      for (int stop = Math.min(i + step, size); i < stop && !tokens.isFull(); i++) {
        tokens.literal(block[i]);
      }
    }
    flush(block, written, size, true);
    first += size;
    writer.end(out);
    Adler32 check = new Adler32();
    check.update(block, 0, size);
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.put((int) check.getValue() >>> shift);
    }
  }

  private void flush(byte[] block, int from, int to, boolean last) {
    writer.block(tokens, block, from, to, last);
    tokens.clear();
  }

  private static int bucket(byte[] block, int at) {
    return ((int) INT.get(block, at) * 0x9E3779B1) >>> (Integer.SIZE - HASH_BITS);
  }

  private void remember(byte[] block, int at) {
    int bucket = bucket(block, at);
    places[bucket] = (places[bucket] << Integer.SIZE) | (first + at);
  }

  /// The longer of the repetitions that begin at a position, the nearer one of two alike.
  ///
  /// @return its length, or 0
  private int repetition(byte[] block, int at, int size) {
    int bucket = bucket(block, at);
    long both = places[bucket];
    places[bucket] = (both << Integer.SIZE) | (first + at);
    int later = (int) both - first;
    int earlier = (int) (both >>> Integer.SIZE) - first;
    int lowest = Math.max(0, at - DeflateTokens.FARTHEST);
    int length = later < lowest ? 0 : common(block, later, at, size);
    found = later;
    if (earlier >= lowest) {
      int other = common(block, earlier, at, size);
      if (other > length) {
        length = other;
        found = earlier;
      }
    }
    return length;
  }

  /// How many bytes two positions have in common: 0 or 4 to 258.
  private static int common(byte[] block, int before, int at, int size) {
    if ((int) INT.get(block, before) != (int) INT.get(block, at)) {
      return 0;
    }
    int most = Math.min(DeflateTokens.LONGEST, size - at);
    int length = HASHED;
    while (length <= most - Long.BYTES) {
      long different =
          (long) LONG.get(block, before + length) ^ (long) LONG.get(block, at + length);
      if (different != 0) {
        return length + (Long.numberOfTrailingZeros(different) >>> 3);
      }
      length += Long.BYTES;
    }
    while (length < most && block[before + length] == block[at + length]) {
      length++;
    }
    return length;
  }
}

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
/// looks at fewer places. Memory: 0.3 MB. Used again for the next block; not for several threads.
final class ZlibEncoder {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /// A window of 32 KB; no dictionary; the fastest of four levels, which no reader looks at.
  private static final int HEAD = 0x78_01;

  /// The places take 32 KB, no more than the fastest cache has; with twice as many, the blocks of
  /// an edition get 0.4 % smaller.
  private static final int HASH_BITS = 13;

  /// The last bytes of a block are literals, so that 8 bytes can always be read.
  private static final int LAST_LITERALS = 8;

  /// After so many places without a repetition, one more byte is passed over at each.
  private static final int PATIENCE_BITS = 5;

  /// Of each hash the last two places, the later one in the low half, each as the low 16 bits of a
  /// position: a distance that counts is shorter than these tell apart. A place that was never set,
  /// or that is that far behind, is found to be wrong when the bytes are compared.
  private final int[] places = new int[1 << HASH_BITS];

  private final DeflateTokens tokens = new DeflateTokens();
  private final DeflateWriter writer = new DeflateWriter();

  /// Compresses a block.
  ///
  /// @param block at least `size` bytes
  /// @param out receives the stream
  void compress(byte[] block, int size, RecordBuffer out) {
    Arrays.fill(places, 0);
    writer.clear();
    out.put(HEAD >>> 8).put(HEAD & 0xff);
    int from = 0;
    do {
      int to = find(block, from, size);
      writer.block(tokens, block, from, to, to == size);
      from = to;
    } while (from < size);
    writer.end(out);
    Adler32 check = new Adler32();
    check.update(block, 0, size);
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.put((int) check.getValue() >>> shift);
    }
  }

  /// Finds what the next deflate block says.
  ///
  /// @return where it ends
  private int find(byte[] block, int from, int size) {
    tokens.clear();
    int most = Math.min(size, from + DeflateTokens.MOST);
    int end = Math.min(most, size - LAST_LITERALS);
    int literals = from;
    int failed = 0;
    int at = from;
    while (at < end) {
      int bucket = bucket((int) INT.get(block, at));
      int both = places[bucket];
      places[bucket] = both << Short.SIZE | (at & 0xffff);
      int near = at - both & 0xffff;
      int far = at - (both >>> Short.SIZE) & 0xffff;
      long next = (long) LONG.get(block, at);
      int nearLength = same(next, block, at - near);
      int farLength = same(next, block, at - far);
      // No branch for each of the two: which of them repeats cannot be foreseen.
      int length = Math.max(nearLength, farLength);
      if (length < DeflateTokens.SHORTEST_FOUND) {
        at += 1 + (failed++ >>> PATIENCE_BITS);
        continue;
      }
      int distance = farLength > nearLength ? far : near;
      if (!isDistance(distance)) {
        distance = near;
        length = nearLength;
        if (length < DeflateTokens.SHORTEST_FOUND || !isDistance(distance)) {
          at += 1 + (failed++ >>> PATIENCE_BITS);
          continue;
        }
      }
      if (length == Long.BYTES) {
        length = common(block, at - distance, at, size);
        int other =
            farLength < Long.BYTES || !isDistance(far) ? 0 : common(block, at - far, at, size);
        if (other > length) {
          length = other;
          distance = far;
        }
      }
      tokens.add(block, literals, at, length, distance);
      literals = at + length;
      remember(block, at + 1, Math.min(literals, end));
      at = literals;
      failed = 0;
    }
    int to = Math.max(literals, most);
    tokens.end(block, literals, to);
    return to;
  }

  private static int bucket(int next) {
    return (next * 0x9E3779B1) >>> (Integer.SIZE - HASH_BITS);
  }

  private void remember(byte[] block, int from, int to) {
    for (int at = from; at < to; at++) {
      int bucket = bucket((int) INT.get(block, at));
      places[bucket] = places[bucket] << Short.SIZE | (at & 0xffff);
    }
  }

  /// How many of the next 8 bytes are those at a position.
  private static int same(long next, byte[] block, int at) {
    return Long.numberOfTrailingZeros((long) LONG.get(block, at) ^ next) >>> 3;
  }

  private static boolean isDistance(int distance) {
    return distance > 0 && distance <= DeflateTokens.FARTHEST;
  }

  /// How many bytes two positions have in common: 8, which they are known to have, to 258.
  private static int common(byte[] block, int before, int at, int size) {
    int most = Math.min(DeflateTokens.LONGEST, size - at);
    int length = Long.BYTES;
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

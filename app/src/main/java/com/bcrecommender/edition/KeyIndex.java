package com.bcrecommender.edition;

import com.bcrecommender.settings.Sha256;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds dense ids by key: the hash tells the shard, a binary search the record. A key that nobody
/// has is taken for another's with a chance of n / 2^64. For several threads.
final class KeyIndex {
  /// Bytes of a record: the hash and the id.
  static final int WIDTH = Long.BYTES + Integer.BYTES;

  /// How a tralbum's key begins whose rest is its address: it leads there by the index of
  /// addresses, and is kept in no other.
  private static final String BY_ADDRESS = "u:";

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Blocks blocks;

  KeyIndex(Blocks blocks) {
    this.blocks = blocks;
  }

  /// Where it is kept, for messages.
  String file() {
    return blocks.file();
  }

  /// The id that a key leads to, or -1. Costs a SHA-256 and about 10 looks into a block.
  int find(String key) {
    int[] found = find(hash(key), 1);
    return found.length == 0 ? -1 : found[0];
  }

  /// The ids that a hash leads to, in their order, at most `limit`.
  int[] find(long hash, int limit) {
    MemorySegment block = block(blocks.cut().shardOf(hash));
    int count = (int) (block.byteSize() / WIDTH);
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(hash(block, middle), hash) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int[] ids = new int[limit];
    int size = 0;
    while (size < limit && low + size < count && hash(block, low + size) == hash) {
      ids[size] = id(block, low + size);
      size++;
    }
    return Arrays.copyOf(ids, size);
  }

  /// Told of each record, in order.
  interface Visit {
    void record(long hash, int id);
  }

  int shards() {
    return blocks.cut().shards();
  }

  /// How many records there should be.
  int records() {
    return blocks.cut().records();
  }

  /// Reads some shards, and sees that each record is in the shard of its hash.
  ///
  /// @return how many records these have
  /// @throws UnusableEdition if one is in another's
  int forEach(Pieces.Range shards, Visit visit) {
    int seen = 0;
    for (int shard = shards.first(); shard < shards.end(); shard++) {
      MemorySegment block = block(shard);
      int count = (int) (block.byteSize() / WIDTH);
      seen += count;
      for (int i = 0; i < count; i++) {
        long hash = hash(block, i);
        if (blocks.cut().shardOf(hash) != shard) {
          throw UnusableEdition.corrupt(
              file(), "shard %d holds a hash of another".formatted(shard));
        }
        visit.record(hash, id(block, i));
      }
    }
    return seen;
  }

  private MemorySegment block(int shard) {
    MemorySegment block = blocks.get(shard, 0);
    if (block.byteSize() % WIDTH != 0) {
      throw UnusableEdition.corrupt(file(), "shard %d ends within a record".formatted(shard));
    }
    return block;
  }

  private static long hash(MemorySegment block, int at) {
    return block.get(LONG, (long) at * WIDTH);
  }

  private static int id(MemorySegment block, int at) {
    return block.get(INT, (long) at * WIDTH + Long.BYTES);
  }

  /// The first eight bytes of the SHA-256.
  static long hash(String key) {
    byte[] digest = Sha256.begin().digest(key.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).getLong();
  }

  /// A username as it is looked up.
  static String username(String username) {
    return username.toLowerCase(Locale.ROOT);
  }

  /// The address, as it is looked up, that a tralbum's key consists of; null for other keys.
  static @Nullable String addressOfKey(String key) {
    return key.startsWith(BY_ADDRESS) ? address(key.substring(BY_ADDRESS.length())) : null;
  }

  /// An address as it is looked up: without scheme, `www.`, query, fragment and trailing slashes,
  /// the host in lower case.
  static String address(String url) {
    int start = url.indexOf("://");
    String rest = start >= 0 && start <= 5 ? url.substring(start + 3) : url;
    int end = rest.length();
    for (int i = 0; i < end; i++) {
      if (rest.charAt(i) == '?' || rest.charAt(i) == '#') {
        end = i;
      }
    }
    while (end > 0 && rest.charAt(end - 1) == '/') {
      end--;
    }
    int slash = rest.indexOf('/');
    int hostEnd = slash < 0 ? end : Math.min(slash, end);
    String host = rest.substring(0, hostEnd).toLowerCase(Locale.ROOT);
    String address = host + rest.substring(hostEnd, end);
    return address.startsWith("www.") ? address.substring(4) : address;
  }
}

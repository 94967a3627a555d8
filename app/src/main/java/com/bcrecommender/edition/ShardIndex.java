package com.bcrecommender.edition;

import com.bcrecommender.settings.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

/// The hashes and sizes of all shards, in the order of tables. Memory: 16 bytes a shard.
final class ShardIndex {
  /// Its file in the edition's folder.
  static final String FILE = "index.pack";

  /// Bytes of a hash: the first 96 bits of a SHA-256. To forge a shard takes some 2^96 attempts,
  /// and that two of a million shards are named alike has a chance of 10^-17.
  static final int HASH = 12;

  static final int ENTRY = HASH + Integer.BYTES;

  /// Entries to an index shard: what 4 KB hold.
  static final int PER_SHARD = 255;

  /// So many index shards fit into the manifest, with 1,536 of its 4,096 bytes: those of as many
  /// shards as a free host takes files.
  static final int MOST_IN_MANIFEST = 72;

  private static final int MOST_LEVELS = 4;

  /// Entries at the end that the manifest has too.
  private static final int LAST = 2;

  private final ByteBuffer entries;

  /// @param entries of shards, [#ENTRY] bytes each
  ShardIndex(byte[] entries) {
    this.entries = ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// What the manifest says of the index.
  ///
  /// @param levels from 1; 0 where there is no shard
  /// @param top the entries of the top level's index shards, in base64
  /// @param last the entries of the last two shards of all, in base64: of those of the key indexes
  ///   and of the root of the search, which a browser so finds without the index
  record Root(int levels, String top, String last) {}

  /// Writes the index of all shards.
  ///
  /// @param entries of all shards, in order
  static Root write(Path folder, byte[] entries) throws IOException {
    int levels = 0;
    byte[] level = entries;
    try (Pack pack = new Pack(folder, FILE)) {
      int written = 0;
      while (level.length > 0 && (levels == 0 || level.length > MOST_IN_MANIFEST * ENTRY)) {
        for (int at = 0; at < level.length; at += PER_SHARD * ENTRY) {
          byte[] shard =
              Arrays.copyOfRange(level, at, Math.min(level.length, at + PER_SHARD * ENTRY));
          pack.add(shard, shard.length);
        }
        byte[] all = pack.finish();
        level = Arrays.copyOfRange(all, written, all.length);
        written = all.length;
        levels++;
      }
      pack.finish();
    }
    return new Root(levels, Base64.getEncoder().encodeToString(level), last(entries));
  }

  /// Reads the index down from what the manifest says, and compares every hash on the way.
  ///
  /// @throws UnusableEdition if it is missing or anything differs
  static ShardIndex read(Path folder, Root root) {
    Path path = folder.resolve(FILE);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw UnusableEdition.missing(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(path.toString(), bytes, root);
  }

  /// As [#read], of what the file holds.
  ///
  /// @param where what messages call it
  static ShardIndex of(String where, byte[] bytes, Root root) {
    byte[] level = top(where, root);
    int end = bytes.length;
    for (int i = 0; i < root.levels(); i++) {
      int size = new ShardIndex(level).bytes();
      if (size < 0 || size > end) {
        throw UnusableEdition.truncated(where, bytes.length - end + (long) size, bytes.length);
      }
      level = checked(where, level, Arrays.copyOfRange(bytes, end - size, end));
      end -= size;
    }
    if (end != 0) {
      throw UnusableEdition.corrupt(where, "it is longer than the manifest says");
    }
    return whole(where, root, level);
  }

  /// The index of these entries, whose last ones the manifest has too.
  private static ShardIndex whole(String where, Root root, byte[] entries) {
    if (!last(entries).equals(root.last())) {
      throw UnusableEdition.corrupt(where, "its last entries are not those that the manifest has");
    }
    return new ShardIndex(entries);
  }

  /// The last entries in base64; empty where there are none.
  private static String last(byte[] entries) {
    return Base64.getEncoder()
        .encodeToString(
            Arrays.copyOfRange(
                entries, Math.max(0, entries.length - LAST * ENTRY), entries.length));
  }

  /// As [#read], from the files that a host has: level by level, by the names that the level above
  /// gives.
  ///
  /// @param where what messages call the host
  /// @param seen takes the name and size of each index shard
  static ShardIndex fetch(
      String where, Root root, Function<String, byte[]> files, ObjIntConsumer<String> seen) {
    byte[] level = top(where, root);
    for (int i = 0; i < root.levels(); i++) {
      ShardIndex above = new ShardIndex(level);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (int shard = 0; shard < above.shards(); shard++) {
        all.writeBytes(files.apply(above.name(shard)));
        seen.accept(above.name(shard), above.size(shard));
      }
      int size = above.bytes();
      if (size != all.size()) {
        throw UnusableEdition.truncated(where, size, all.size());
      }
      level = checked(where, level, all.toByteArray());
    }
    return whole(where, root, level);
  }

  /// The entries of the topmost index shards.
  private static byte[] top(String where, Root root) {
    byte[] level;
    try {
      level = Base64.getDecoder().decode(root.top());
    } catch (IllegalArgumentException e) {
      throw UnusableEdition.corrupt(where, "the manifest's index is not base64");
    }
    if (root.levels() < 0
        || root.levels() > MOST_LEVELS
        || (root.levels() == 0) != (level.length == 0)
        || level.length % ENTRY != 0) {
      throw UnusableEdition.corrupt(where, "the manifest's index is none");
    }
    return level;
  }

  private static byte[] checked(String where, byte[] entries, byte[] level) {
    ShardIndex of = new ShardIndex(entries);
    int at = 0;
    for (int i = 0; i < of.shards(); i++) {
      // Readers divide by 255 to find an entry's shard.
      boolean last = i == of.shards() - 1;
      if (last ? of.size(i) > PER_SHARD * ENTRY : of.size(i) != PER_SHARD * ENTRY) {
        throw UnusableEdition.corrupt(
            where, "index shard %d has %d bytes".formatted(i, of.size(i)));
      }
      if (!of.is(i, level, at, of.size(i))) {
        throw UnusableEdition.corrupt(where, "index shard %d has another hash".formatted(i));
      }
      at += of.size(i);
    }
    if (level.length % ENTRY != 0) {
      throw UnusableEdition.corrupt(where, "it ends within an entry");
    }
    return level;
  }

  /// How many shards it lists.
  int shards() {
    return entries.capacity() / ENTRY;
  }

  /// Bytes of a shard.
  int size(int shard) {
    return entries.getInt(shard * ENTRY + HASH);
  }

  /// Bytes of all shards, -1 if that cannot be.
  private int bytes() {
    long sum = 0;
    for (int i = 0; i < shards(); i++) {
      sum += Integer.toUnsignedLong(size(i));
    }
    return sum > Integer.MAX_VALUE ? -1 : (int) sum;
  }

  /// Whether bytes are those of a shard.
  boolean is(int shard, byte[] bytes, int from, int size) {
    var sha = Sha256.begin();
    sha.update(bytes, from, size);
    byte[] digest = sha.digest();
    return size == size(shard)
        && Arrays.equals(digest, 0, HASH, entries.array(), shard * ENTRY, shard * ENTRY + HASH);
  }

  /// The index of some shards.
  ShardIndex part(int from, int to) {
    return new ShardIndex(entries(from, to - from));
  }

  /// The entries of some shards, one after another.
  byte[] entries(int from, int count) {
    return Arrays.copyOfRange(entries.array(), from * ENTRY, (from + count) * ENTRY);
  }

  /// Whether an entry is there and is the same as one of another index.
  boolean has(int shard, ShardIndex other, int otherShard) {
    return shard < shards()
        && Arrays.equals(
            entries.array(),
            shard * ENTRY,
            (shard + 1) * ENTRY,
            other.entries.array(),
            otherShard * ENTRY,
            (otherShard + 1) * ENTRY);
  }

  /// A shard's name on a host, such as `3f/0a1c….bin`.
  ///
  /// @param from where its hash begins
  static String name(byte[] hash, int from) {
    String hex = HexFormat.of().formatHex(hash, from, from + HASH);
    return hex.substring(0, 2) + "/" + hex.substring(2) + ".bin";
  }

  /// As [#name(byte[], int)], of a shard that it lists.
  String name(int shard) {
    return name(entries.array(), shard * ENTRY);
  }
}

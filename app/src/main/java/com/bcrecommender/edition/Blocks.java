package com.bcrecommender.edition;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The shards of one table as mapped from its pack, and their blocks as decompressed so far. For
/// several threads.
final class Blocks {
  /// Bytes of a record's length in a block.
  static final int LENGTH = 3;

  // More records than this to a byte of a pack are a lie: a record has at least 2 bytes.
  private static final long MOST_RECORDS_PER_BYTE = 516;

  private final String file;
  private final TableKind kind;
  private final Cut cut;
  private final int blocksPerUnit;
  private final ShardBytes shards;
  private final long[] ends;
  private final Scratch scratch;
  private final AtomicReferenceArray<MemorySegment> decompressed;

  /// Where shards are.
  @FunctionalInterface
  interface ShardBytes {
    /// @param shard which one of its table
    /// @param start where it begins in the table's pack
    /// @param size in bytes
    MemorySegment get(int shard, long start, long size);
  }

  /// @param pack all of it
  /// @param sizes of its shards, in order
  Blocks(String file, TableKind kind, Cut cut, MemorySegment pack, int[] sizes, Scratch scratch) {
    this(
        file,
        kind,
        cut,
        (shard, start, size) -> pack.asSlice(start, size),
        pack.byteSize(),
        sizes,
        scratch);
  }

  /// @param shards asked for a shard when a block of it is first asked for
  /// @param found bytes of all shards
  /// @param sizes of the shards, in order
  Blocks(
      String file,
      TableKind kind,
      Cut cut,
      ShardBytes shards,
      long found,
      int[] sizes,
      Scratch scratch) {
    this.file = file;
    this.kind = kind;
    this.cut = cut;
    this.shards = shards;
    this.scratch = scratch;
    this.blocksPerUnit = kind.isPaged() ? PageGroup.BLOCKS : 1;
    ends = new long[sizes.length];
    long end = 0;
    for (int shard = 0; shard < sizes.length; shard++) {
      end += Integer.toUnsignedLong(sizes[shard]);
      ends[shard] = end;
    }
    if (found < end) {
      throw UnusableEdition.truncated(file, end, found);
    }
    if (found > end) {
      throw UnusableEdition.corrupt(
          file, "it has %d bytes, the index says %d".formatted(found, end));
    }
    // Nothing is made for blocks and records that the pack cannot hold.
    if ((long) blocksPerUnit * cut.units() * Shard.SIZES > end
        || cut.records() > MOST_RECORDS_PER_BYTE * end) {
      throw UnusableEdition.corrupt(
          file,
          "%d records in %d blocks do not fit into %d bytes"
              .formatted(cut.records(), blocksPerUnit * cut.units(), end));
    }
    decompressed = new AtomicReferenceArray<>(blocksPerUnit * cut.units());
  }

  String file() {
    return file;
  }

  Cut cut() {
    return cut;
  }

  /// The bytes of a shard, as they are on a host.
  MemorySegment bytes(int shard) {
    long start = shard == 0 ? 0 : ends[shard - 1];
    return shards.get(shard, start, ends[shard] - start);
  }

  /// A block, decompressed; of records that vary as [RecordBlock] has it.
  MemorySegment get(int shard, int block) {
    return get(shard * blocksPerShard() + block);
  }

  /// As [#get(int, int)].
  ///
  /// @param at number of the block, counted through the table
  MemorySegment get(int at) {
    MemorySegment known = decompressed.get(at);
    return known != null ? known : keep(at);
  }

  private int blocksPerShard() {
    return blocksPerUnit * cut.unitsPerShard();
  }

  private MemorySegment keep(int at) {
    int shard = at / blocksPerShard();
    byte[] bytes = decompress(shard, at - shard * blocksPerShard());
    if (!kind.isHashed() && !kind.isPaged()) {
      requireAllRecords(at, MemorySegment.ofArray(bytes));
    }
    MemorySegment kept = scratch.keep(bytes);
    if (kept == null) {
      return MemorySegment.ofArray(bytes);
    }
    decompressed.set(at, kept);
    return kept;
  }

  /// Takes blocks as their writer had them, so that none is decompressed to be read again.
  ///
  /// @param written in the scratch file, from the first block on
  void take(List<MemorySegment> written) {
    for (int at = 0; at < written.size(); at++) {
      decompressed.set(at, written.get(at));
    }
  }

  /// As [#get], for who needs it no more than once: it is not kept.
  MemorySegment once(int shard, int block) {
    return MemorySegment.ofArray(decompress(shard, block));
  }

  private byte[] decompress(int shard, int block) {
    Shard of = new Shard(file, bytes(shard), kind, shard);
    int blocks = blocksPerUnit * cut.units(shard);
    if (of.blocks() != blocks) {
      throw UnusableEdition.corrupt(
          file, "shard %d has %d blocks, expected %d".formatted(shard, of.blocks(), blocks));
    }
    return kept(kind, file, shard, of.block(block));
  }

  /// A block in the form in which it is kept.
  static byte[] kept(TableKind kind, String file, int shard, byte[] decompressed) {
    return kind.width() == 0 ? RecordBlock.indexed(file, shard, decompressed) : decompressed;
  }

  private void requireAllRecords(int block, MemorySegment bytes) {
    int width = kind.width();
    long found = width != 0 ? bytes.byteSize() / width : RecordBlock.count(bytes);
    if (found != cut.recordsOf(block) || (width != 0 && bytes.byteSize() % width != 0)) {
      throw UnusableEdition.corrupt(
          file,
          "block %d has %d records, expected %d".formatted(block, found, cut.recordsOf(block)));
    }
  }
}

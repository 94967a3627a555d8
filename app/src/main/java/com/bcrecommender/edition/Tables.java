package com.bcrecommender.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

/// The tables of an edition, mapped. Opening reads the manifest and the index; a block is
/// decompressed when a record in it is first asked for, and kept in a [Scratch]. For several
/// threads, until it is closed.
final class Tables implements AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final Scratch scratch;
  private final Map<TableKind, Blocks> blocks = new EnumMap<>(TableKind.class);
  private final Map<TableKind, PackedTable> tables = new EnumMap<>(TableKind.class);

  /// @param scratch folder for the scratch file
  Tables(Path scratch) {
    this.scratch = new Scratch(scratch, arena);
  }

  /// Opens all tables that a manifest names.
  ///
  /// @throws UnusableEdition if one is missing, or has another size than the index says
  static Tables open(Path folder, Manifest manifest) {
    return open(folder, manifest, ShardIndex.read(folder, manifest.index()));
  }

  /// As [#open(Path, Manifest)], of an index that was read already.
  static Tables open(Path folder, Manifest manifest, ShardIndex index) {
    Tables tables = new Tables(Objects.requireNonNull(folder.toAbsolutePath().getParent()));
    try {
      each(
          folder.resolve(ShardIndex.FILE).toString(),
          manifest,
          index,
          (kind, cut, sizes, first) -> tables.map(folder, kind, cut, sizes));
      return tables;
    } catch (RuntimeException | Error e) {
      tables.close();
      throw e;
    }
  }

  /// The tables of an edition whose shards are fetched one by one, when a record in them is first
  /// asked for.
  ///
  /// @param where what messages call the place that they come from
  /// @param scratch folder for the scratch file
  /// @param shards the bytes of a shard by its number in the index
  static Tables fetched(
      String where, Path scratch, Manifest manifest, ShardIndex index, IntFunction<byte[]> shards) {
    Tables tables = new Tables(scratch);
    try {
      each(
          where,
          manifest,
          index,
          (kind, cut, sizes, first) -> {
            PackedShards table = new PackedShards(kind, cut, index.entries(first, sizes.length));
            tables.fetch(
                where,
                table,
                (shard, start, length) -> MemorySegment.ofArray(shards.apply(first + shard)));
          });
      return tables;
    } catch (RuntimeException | Error e) {
      tables.close();
      throw e;
    }
  }

  /// Told of each table.
  private interface Visit {
    /// @param sizes of its shards
    /// @param first number of its first shard in the index
    void table(TableKind kind, Cut cut, int[] sizes, int first);
  }

  private static void each(String where, Manifest manifest, ShardIndex index, Visit visit) {
    long shards = manifest.tables().values().stream().mapToLong(Cut::shards).sum();
    if (shards != index.shards()) {
      throw UnusableEdition.corrupt(
          where,
          "it lists %d shards, the manifest's tables have %d".formatted(index.shards(), shards));
    }
    int at = 0;
    for (Map.Entry<TableKind, Cut> table : manifest.tables().entrySet()) {
      int first = at;
      int[] sizes = new int[table.getValue().shards()];
      for (int shard = 0; shard < sizes.length; shard++) {
        sizes[shard] = index.size(at++);
      }
      visit.table(table.getKey(), table.getValue(), sizes, first);
    }
  }

  /// Maps a pack.
  ///
  /// @param sizes of its shards, in order
  void map(Path folder, TableKind kind, Cut cut, int[] sizes) {
    Path path = folder.resolve(kind.file());
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      MemorySegment pack = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      put(kind, new Blocks(path.toString(), kind, cut, pack, sizes, scratch));
    } catch (NoSuchFileException e) {
      throw UnusableEdition.missing(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Adds a table whose shards are fetched one by one, when a record in them is first asked for.
  ///
  /// @param where what messages call the place that they come from
  void fetch(String where, PackedShards table, Blocks.ShardBytes shards) {
    int[] sizes = table.sizes();
    long size = Arrays.stream(sizes).asLongStream().sum();
    TableKind kind = table.kind();
    put(
        kind,
        new Blocks(where + " " + kind.file(), kind, table.cut(), shards, size, sizes, scratch));
  }

  /// Adds tables that others have opened, who close them.
  void share(Tables others) {
    blocks.putAll(others.blocks);
    tables.putAll(others.tables);
  }

  /// Keeps bytes in the scratch file; as they are where that is full.
  MemorySegment keep(byte[] bytes) {
    MemorySegment kept = scratch.keep(bytes);
    return kept == null ? MemorySegment.ofArray(bytes) : kept;
  }

  private void put(TableKind kind, Blocks of) {
    blocks.put(kind, of);
    if (!kind.isHashed() && !kind.isPaged()) {
      tables.put(kind, new PackedTable(of, kind.width()));
    }
  }

  /// Maps what was just written.
  void map(Path folder, PackedShards written) {
    map(folder, written.kind(), written.cut(), written.sizes());
  }

  /// Keeps blocks of a table that is being written.
  Written keeping(TableKind kind) {
    return new Written(kind, scratch);
  }

  boolean has(TableKind kind) {
    return blocks.containsKey(kind);
  }

  PackedTable table(TableKind kind) {
    return Objects.requireNonNull(tables.get(kind));
  }

  KeyIndex keys(TableKind kind) {
    return new KeyIndex(blocks(kind));
  }

  Blocks blocks(TableKind kind) {
    return Objects.requireNonNull(blocks.get(kind));
  }

  @Override
  public void close() {
    scratch.close();
    arena.close();
  }
}

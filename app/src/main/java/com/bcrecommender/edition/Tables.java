package com.bcrecommender.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    return open(folder, PackedShards.of(folder, manifest));
  }

  /// As [#open(Path, Manifest)], of what manifest and index say of the tables.
  static Tables open(Path folder, Map<TableKind, PackedShards> packed) {
    Tables tables = new Tables(Objects.requireNonNull(folder.toAbsolutePath().getParent()));
    try {
      packed.values().forEach(table -> tables.map(folder, table));
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
      int at = 0;
      for (PackedShards table : PackedShards.of(where, manifest, index).values()) {
        int first = at;
        tables.fetch(
            where,
            table,
            table.bytes(),
            (shard, start, length) -> MemorySegment.ofArray(shards.apply(first + shard)));
        at += table.count();
      }
      return tables;
    } catch (RuntimeException | Error e) {
      tables.close();
      throw e;
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
  /// @param found bytes of all shards
  void fetch(String where, PackedShards table, long found, Blocks.ShardBytes shards) {
    TableKind kind = table.kind();
    String file = where + " " + kind.file();
    put(kind, new Blocks(file, kind, table.cut(), shards, found, table.sizes(), scratch));
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

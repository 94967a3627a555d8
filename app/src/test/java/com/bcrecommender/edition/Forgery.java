package com.bcrecommender.edition;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// An edition whose contents are changed and whose hashes and checks all fit, as a writer with a
/// bug or an enemy would make it.
final class Forgery {
  private final Manifest manifest;
  private final Map<TableKind, List<byte[]>> shards = new TreeMap<>();
  private final Map<TableKind, Cut> cuts = new TreeMap<>();
  private final Map<String, Long> counts;

  private Forgery(Path edition) throws IOException {
    manifest = Manifest.read(edition);
    counts = new TreeMap<>(manifest.counts());
    ShardIndex index = ShardIndex.read(edition, manifest.index());
    int at = 0;
    for (Map.Entry<TableKind, Cut> table : manifest.tables().entrySet()) {
      byte[] pack = Files.readAllBytes(edition.resolve(table.getKey().file()));
      List<byte[]> of = new ArrayList<>();
      int from = 0;
      for (int shard = 0; shard < table.getValue().shards(); shard++) {
        int size = index.size(at++);
        of.add(Arrays.copyOfRange(pack, from, from + size));
        from += size;
      }
      shards.put(table.getKey(), of);
      cuts.put(table.getKey(), table.getValue());
    }
  }

  /// Begins with what an edition holds.
  static Forgery of(Path edition) throws IOException {
    return new Forgery(edition);
  }

  List<byte[]> shards(TableKind kind) {
    return Objects.requireNonNull(shards.get(kind));
  }

  Cut cut(TableKind kind) {
    return Objects.requireNonNull(cuts.get(kind));
  }

  Forgery count(String name, long count) {
    counts.put(name, count);
    return this;
  }

  Forgery cut(TableKind kind, Cut cut) {
    cuts.put(kind, cut);
    return this;
  }

  /// Changes the bytes of a shard as they are on the disk.
  Forgery shard(TableKind kind, int shard, UnaryOperator<byte[]> change) {
    shards(kind).set(shard, change.apply(shards(kind).get(shard)));
    return this;
  }

  /// Changes a block as it is decompressed.
  Forgery block(TableKind kind, int shard, int block, UnaryOperator<byte[]> change) {
    Shard old = shardOf(kind, shard);
    ShardBuilder builder = new ShardBuilder(kind);
    for (int before = 0; before < shard; before++) {
      builder.take();
    }
    for (int b = 0; b < old.blocks(); b++) {
      byte[] bytes = b == block ? change.apply(old.block(b)) : old.block(b);
      builder.add(bytes, bytes.length);
    }
    RecordBuffer built = builder.take();
    shards(kind).set(shard, Arrays.copyOf(built.bytes(), built.size()));
    return this;
  }

  /// Replaces a record of a block whose records vary.
  Forgery record(TableKind kind, int shard, int block, int inBlock, UnaryOperator<byte[]> change) {
    return block(
        kind,
        shard,
        block,
        bytes -> {
          BlockBuilder out = new BlockBuilder();
          List<byte[]> records = records(bytes);
          for (int i = 0; i < records.size(); i++) {
            byte[] record = i == inBlock ? change.apply(records.get(i)) : records.get(i);
            RecordBuffer buffer = new RecordBuffer();
            out.add(buffer.bytes(record, 0, record.length));
          }
          RecordBuffer all = out.take();
          return Arrays.copyOf(all.bytes(), all.size());
        });
  }

  /// Replaces a record of a table whose records are numbered, or of a hashed one by its place in
  /// the first shard.
  Forgery record(TableKind kind, int id, Consumer<RecordBuffer> write) {
    RecordBuffer buffer = new RecordBuffer();
    write.accept(buffer);
    byte[] record = Arrays.copyOf(buffer.bytes(), buffer.size());
    Cut cut = cut(kind);
    int perBlock = kind.isHashed() ? Integer.MAX_VALUE : cut.perBlock();
    int block = id / perBlock;
    int shard = kind.isHashed() ? 0 : block / cut.perShard();
    int inShard = kind.isHashed() ? 0 : block % cut.perShard();
    if (kind.width() == 0) {
      return record(kind, shard, inShard, id % perBlock, old -> record);
    }
    return block(
        kind,
        shard,
        inShard,
        bytes -> {
          System.arraycopy(record, 0, bytes, id % perBlock * kind.width(), kind.width());
          return bytes;
        });
  }

  /// The records of a block whose records vary.
  static List<byte[]> records(byte[] block) {
    List<byte[]> records = new ArrayList<>();
    MemorySegment segment = MemorySegment.ofArray(RecordBlock.indexed("a block", 0, block));
    RecordReader in = new RecordReader("a block");
    for (int i = 0; i < RecordBlock.count(segment); i++) {
      RecordBlock.turn(in, i, segment, i);
      byte[] record = new byte[(int) in.left()];
      in.bytes(record, 0, record.length);
      records.add(record);
    }
    return records;
  }

  Shard shardOf(TableKind kind, int shard) {
    return new Shard(kind.file(), MemorySegment.ofArray(shards(kind).get(shard)), kind, shard);
  }

  /// Writes the forged edition, signed anew.
  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    RecordBuffer entries = new RecordBuffer();
    for (Map.Entry<TableKind, List<byte[]>> table : shards.entrySet()) {
      Path path = folder.resolve(table.getKey().file());
      Files.deleteIfExists(path);
      try (Pack pack = new Pack(folder, table.getKey().file())) {
        for (byte[] shard : table.getValue()) {
          pack.add(shard, shard.length);
        }
        byte[] of = pack.finish();
        entries.bytes(of, 0, of.length);
      }
    }
    Files.deleteIfExists(folder.resolve(ShardIndex.FILE));
    ShardIndex.Root root = ShardIndex.write(folder, Arrays.copyOf(entries.bytes(), entries.size()));
    Manifest signed =
        new Manifest(manifest.format(), "", manifest.provenance(), counts, cuts, root);
    Files.write(folder.resolve(Manifest.FILE), signed.toJson().getBytes(StandardCharsets.UTF_8));
    return folder;
  }
}

package com.bcrecommender.edition;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What one of several tasks has packed of an edition: pieces of tables, and what it counted.
///
/// @param counts by the names that the manifest uses; those of all tasks are to be added up
public record PackedPart(List<Piece> pieces, Map<String, Long> counts) {
  /// Some shards of a table, in a row and in a file of their own.
  ///
  /// @param number of the piece in its table
  /// @param shards how the whole table is cut, and the index's entries of these
  record Piece(int number, PackedShards shards) {
    /// Where its shards are in the [PartStore].
    ShardFile file() {
      return new ShardFile("%s-%05d".formatted(shards.kind().file(), number), shards);
    }

    /// Leaves one in the store that was packed in a folder.
    static Piece left(int number, PackedShards shards, Path folder, PartStore store)
        throws IOException {
      Piece piece = new Piece(number, shards);
      store.put(folder.resolve(shards.kind().file()), piece.file().name());
      return piece;
    }
  }

  /// What several tasks have packed together.
  public static PackedPart all(List<PackedPart> parts) {
    List<Piece> pieces = new ArrayList<>();
    Map<String, Long> counts = new TreeMap<>();
    for (PackedPart part : parts) {
      pieces.addAll(part.pieces);
      Counts.add(part.counts, counts);
    }
    return new PackedPart(pieces, counts);
  }

  /// The pieces of each table, in order.
  Map<TableKind, List<Piece>> byTable() {
    Map<TableKind, List<Piece>> tables = new TreeMap<>();
    for (Piece piece : pieces) {
      tables.computeIfAbsent(piece.shards.kind(), _ -> new ArrayList<>()).add(piece);
    }
    tables.values().forEach(of -> of.sort(Comparator.comparingInt(Piece::number)));
    return tables;
  }

  /// The table that pieces make together.
  static PackedShards whole(List<Piece> pieces) {
    RecordBuffer entries = new RecordBuffer();
    for (Piece piece : pieces) {
      byte[] own = piece.shards.entries();
      entries.bytes(own, 0, own.length);
    }
    PackedShards first = pieces.getFirst().shards;
    if (first.kind().isSized()) {
      int records = entries.size() / ShardIndex.ENTRY;
      return new PackedShards(first.kind(), new Cut(records, 1, 1), entries.toBytes());
    }
    if (entries.size() != first.cut().shards() * ShardIndex.ENTRY) {
      throw new IllegalStateException(
          "%s has %d of %d shards"
              .formatted(
                  first.kind().file(), entries.size() / ShardIndex.ENTRY, first.cut().shards()));
    }
    return new PackedShards(first.kind(), first.cut(), entries.toBytes());
  }

  public void write(DataOutput out) throws IOException {
    out.writeInt(pieces.size());
    for (Piece piece : pieces) {
      Cut cut = piece.shards.cut();
      byte[] entries = piece.shards.entries();
      int[] numbers = {
        piece.shards.kind().code(),
        piece.number,
        cut.records(),
        cut.perBlock(),
        cut.perShard(),
        entries.length
      };
      for (int number : numbers) {
        out.writeInt(number);
      }
      out.write(entries);
    }
    Counts.write(counts, out);
  }

  byte[] toBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  static PackedPart of(byte[] bytes) throws IOException {
    return read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  public static PackedPart read(DataInput in) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      TableKind kind = TableKind.of(in.readInt());
      int number = in.readInt();
      Cut cut = new Cut(in.readInt(), in.readInt(), in.readInt());
      byte[] entries = new byte[in.readInt()];
      in.readFully(entries);
      pieces.add(new Piece(number, new PackedShards(kind, cut, entries)));
    }
    return new PackedPart(pieces, Counts.read(in));
  }
}

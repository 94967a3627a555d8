package com.bcrecommender.edition;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Records of some fans or tralbums in a row, on their way from the task that has them, under the
/// ids of who hands them over, to the tasks that pack them under those of the edition: for each
/// piece of the tables its records. What is called in which order is as with [EditionWriter], but
/// that records may begin at any id. Memory: the records. Not for several threads.
public final class RecordPieces {
  private final Side side;
  private final RecordEncoder encoder;
  private final RenumberedRecords renumbering;
  private final RecordBuffer staged = new RecordBuffer();
  private final RecordBuffer record = new RecordBuffer();
  private final RecordReader reader = new RecordReader("a record on its way");
  private final Map<TableKind, Pieces> cuts = new EnumMap<>(TableKind.class);
  private final RecordBuffer[] pieces;
  private final HashedKeys keys = new HashedKeys();
  private final List<int[]> own = new ArrayList<>();
  private int firstFan = -1;

  /// What records are of.
  public enum Side {
    FANS,
    TRALBUMS;

    List<TableKind> tables() {
      return switch (this) {
        case FANS -> List.of(TableKind.FANS, TableKind.FAN_LISTS, TableKind.SIMILAR_FANS);
        case TRALBUMS -> List.of(TableKind.TRALBUMS, TableKind.SIMILAR_LISTS, TableKind.OWNERS);
      };
    }

    private String file(String what, int part) {
      return "%s-of-%s-%05d".formatted(what, tables().getFirst().title(), part);
    }

    /// The file with the keys of a part's records.
    String keys(int part) {
      return file("keys", part);
    }

    /// The file with what a part's records count.
    String counts(int part) {
      return file("counts", part);
    }
  }

  public RecordPieces(Layout layout, Side side) {
    this.side = side;
    encoder = new RecordEncoder(layout.sizes(), layout.staged());
    renumbering = new RenumberedRecords(layout.numbering(), layout.activity());
    for (TableKind kind : side.tables()) {
      cuts.put(kind, layout.pieces(kind));
    }
    pieces = new RecordBuffer[layout.pieces(side.tables().getFirst()).count()];
    Arrays.setAll(pieces, _ -> new RecordBuffer());
  }

  public void tralbum(Card card, Collection<String> aliases) {
    encoder.tralbum(card, aliases, begin(), this::keyOfTralbum);
    add(TableKind.TRALBUMS, card.id(), renumbering.tralbum(card.id()));
  }

  public void similarList(int tralbum, ListRecord list) {
    encoder.similarList(tralbum, list, begin());
    add(TableKind.SIMILAR_LISTS, tralbum, renumbering.tralbum(tralbum));
  }

  /// @param fans all who own it, in any order; not changed
  /// @param count how many of `fans`, from the start
  public void owners(int tralbum, int[] fans, int count) {
    encoder.owners(tralbum, fans, count, begin());
    add(TableKind.OWNERS, tralbum, renumbering.tralbum(tralbum));
  }

  public void fan(Fan fan, Collection<String> aliases) {
    if (firstFan < 0) {
      firstFan = fan.id();
    }
    own.add(fan.tralbums());
    encoder.fan(fan, aliases, begin(), this::keyOfFan);
    add(TableKind.FANS, fan.id(), renumbering.fan(fan.id()));
  }

  public void fanList(int fan, ListRecord list) {
    encoder.fanList(own.get(fan - firstFan), list, begin());
    add(TableKind.FAN_LISTS, fan, renumbering.fan(fan));
  }

  public void similarFans(int fan, int[] fans, int[] common) {
    encoder.similarFans(fans, common, begin());
    add(TableKind.SIMILAR_FANS, fan, renumbering.fan(fan));
  }

  private void keyOfTralbum(TableKind kind, String key, int id) {
    keys.add(kind, key, renumbering.tralbum(id));
  }

  private void keyOfFan(TableKind kind, String key, int id) {
    keys.add(kind, key, renumbering.fan(id));
  }

  private RecordBuffer begin() {
    staged.clear();
    return staged;
  }

  private void add(TableKind kind, int from, int id) {
    record.clear();
    renumbering.record(
        kind, reader.turnTo(from, MemorySegment.ofArray(staged.bytes()), 0, staged.size()), record);
    pieces[Objects.requireNonNull(cuts.get(kind)).of(id)]
        .varint(kind.code())
        .varint(id)
        .varint(record.size())
        .bytes(record.bytes(), 0, record.size());
  }

  /// The records of each piece of the tables.
  public List<byte[]> pieces() {
    return Arrays.stream(pieces).map(RecordBuffer::toBytes).toList();
  }

  /// Leaves the keys that lead to these records, and what was counted of them.
  ///
  /// @param part which records these are
  public void leave(PartStore store, int part) throws IOException {
    store.write(side.keys(part), keys.bytes());
    Map<String, Long> counts = new TreeMap<>();
    encoder.count(counts);
    encoder.countSimilarFans(counts);
    store.write(side.counts(part), new PackedPart(List.of(), counts).toBytes());
  }
}

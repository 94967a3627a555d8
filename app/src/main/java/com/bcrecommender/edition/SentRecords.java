package com.bcrecommender.edition;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// The records of a piece of a table, found in what [RecordPieces] sent. Memory: 12 bytes a record.
/// Not for several threads.
final class SentRecords {
  private final TableKind kind;
  private final Pieces.Range ids;
  private final List<byte[]> sent;

  /// For each id in which of the pieces it is, plus 1, and where there.
  private final int[] pieces;

  private final int[] starts;
  private final int[] ends;

  SentRecords(TableKind kind, Pieces.Range ids, List<byte[]> sent) {
    this.kind = kind;
    this.ids = ids;
    this.sent = sent;
    int count = ids.end() - ids.first();
    pieces = new int[count];
    starts = new int[count];
    ends = new int[count];
    RecordReader in = new RecordReader("records that were sent");
    for (int piece = 0; piece < sent.size(); piece++) {
      byte[] bytes = sent.get(piece);
      in.turnTo(piece, MemorySegment.ofArray(bytes), 0, bytes.length);
      while (!in.atEnd()) {
        boolean own = in.varint() == kind.code();
        int id = in.varint() - ids.first();
        int size = in.varint();
        if (own) {
          pieces[id] = piece + 1;
          starts[id] = in.position();
          ends[id] = in.position() + size;
        }
        in.skip(size);
      }
    }
  }

  /// Copies a record.
  void copy(int id, RecordBuffer out) {
    int at = id - ids.first();
    if (pieces[at] == 0) {
      throw new IllegalStateException("record %d of %s was not sent".formatted(id, kind.file()));
    }
    out.bytes(sent.get(pieces[at] - 1), starts[at], ends[at] - starts[at]);
  }
}

package com.bcrecommender.engine.list;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Lists on their way from one machine to another: one after another, bit by bit as they were made.
/// 10 bytes an entry, and 9 a reason.
public final class ListCodec {
  private ListCodec() {}

  /// A sink that writes what it is given. What `out` throws comes as an [UncheckedIOException].
  public static ListSink to(DataOutput out) {
    return (id, list) -> {
      try {
        write(list, out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static void write(RankedList list, DataOutput out) throws IOException {
    out.writeInt(list.size());
    for (int i = 0; i < list.size(); i++) {
      out.writeInt(list.tralbum(i));
      out.writeFloat(list.score(i));
      out.writeByte(code(list.origin(i)) << 2 | list.reasonCount(i));
      out.writeByte(list.covered(i));
      out.writeByte(list.against(i));
      for (int j = 0; j < list.reasonCount(i); j++) {
        out.writeInt(list.reasonTralbum(i, j));
        out.writeByte(list.reasonShare(i, j));
        out.writeInt(list.reasonCommonOwners(i, j));
      }
    }
  }

  /// Reads lists and hands them over, each in the same object.
  ///
  /// @param first the id of the first of them
  /// @param count how many there are
  /// @param length as [FanLists#length] or [SimilarLists#length] had it
  /// @return what [FanLists#forEach] returned for these
  public static ListCounts read(DataInput in, int first, int count, int length, ListSink sink)
      throws IOException {
    RankedList list = new RankedList(length);
    ListCounts counts = ListCounts.NONE;
    for (int id = first; id < first + count; id++) {
      read(in, list);
      counts = counts.plus(list, length);
      sink.list(id, list);
    }
    return counts;
  }

  private static void read(DataInput in, RankedList list) throws IOException {
    list.clear();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      int tralbum = in.readInt();
      float score = in.readFloat();
      int packed = in.readUnsignedByte();
      list.add(tralbum, score, origin(packed >> 2));
      list.totals(i, in.readUnsignedByte(), in.readUnsignedByte());
      for (int j = 0; j < (packed & 3); j++) {
        int reason = in.readInt();
        int share = in.readUnsignedByte();
        list.reason(i, reason, share, in.readInt());
      }
    }
  }

  private static int code(Origin origin) {
    return switch (origin) {
      case MODEL -> 0;
      case TAGS -> 1;
      case POPULAR_IN_TAGS -> 2;
    };
  }

  private static Origin origin(int code) throws IOException {
    return switch (code) {
      case 0 -> Origin.MODEL;
      case 1 -> Origin.TAGS;
      case 2 -> Origin.POPULAR_IN_TAGS;
      default -> throw new IOException("expected the code of an entry's origin, found: " + code);
    };
  }
}

package com.bcrecommender.engine.list;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/// Lists on their way from one machine to another: one after another, bit by bit as they were made.
/// 10 bytes an entry, and 9 a reason.
public final class ListCodec {
  private ListCodec() {}

  /// A sink that writes what it is given. What `out` throws comes as an [UncheckedIOException].
  public static ListSink to(DataOutput out) {
    return to(out, Integer.MAX_VALUE, true);
  }

  /// As [#to], of the first entries alone, without their reasons.
  ///
  /// @param most so many entries of each list
  public static ListSink headsTo(DataOutput out, int most) {
    return to(out, most, false);
  }

  private static ListSink to(DataOutput out, int most, boolean reasons) {
    Writer writer = new Writer(out, reasons);
    return (id, list) -> {
      try {
        writer.write(list, Math.min(most, list.size()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /// Puts each list together in a buffer and writes it at once: a call of the stream for each
  /// number took a fifth of the time that making the lists takes.
  private static final class Writer {
    private static final int ENTRY = Integer.BYTES + Float.BYTES + 3;
    private static final int REASON = Integer.BYTES + 1 + Integer.BYTES;

    private final DataOutput out;
    private final boolean withReasons;
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    Writer(DataOutput out, boolean withReasons) {
      this.out = out;
      this.withReasons = withReasons;
    }

    void write(RankedList list, int size) throws IOException {
      int most = Integer.BYTES + size * (ENTRY + (withReasons ? RankedList.REASONS * REASON : 0));
      if (buffer.capacity() < most) {
        buffer = ByteBuffer.allocate(most);
      }
      buffer.clear().putInt(size);
      for (int i = 0; i < size; i++) {
        int reasons = withReasons ? list.reasonCount(i) : 0;
        buffer
            .putInt(list.tralbum(i))
            .putFloat(list.score(i))
            .put((byte) (code(list.origin(i)) << 2 | reasons))
            .put((byte) list.covered(i))
            .put((byte) list.against(i));
        for (int j = 0; j < reasons; j++) {
          buffer
              .putInt(list.reasonTralbum(i, j))
              .put((byte) list.reasonShare(i, j))
              .putInt(list.reasonCommonOwners(i, j));
        }
      }
      out.write(buffer.array(), 0, buffer.position());
    }
  }

  /// Reads lists and hands them over, each in the same object.
  ///
  /// @param first the id of the first of them
  /// @param count how many there are
  /// @param length as [FanLists#length] or [SimilarLists#length] had it
  public static void read(DataInput in, int first, int count, int length, ListSink sink)
      throws IOException {
    Reader lists = new Reader(in, length);
    for (int id = first; id < first + count; id++) {
      sink.list(id, lists.next());
    }
  }

  /// Reads lists one by one, each into the same object. For one thread.
  public static final class Reader {
    private final DataInput in;
    private final RankedList list;

    /// @param length as [#read] has it
    public Reader(DataInput in, int length) {
      this.in = in;
      list = new RankedList(length);
    }

    /// The next list, valid until the one after it is asked for.
    public RankedList next() throws IOException {
      read(in, list);
      return list;
    }
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

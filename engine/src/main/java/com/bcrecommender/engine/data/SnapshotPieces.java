package com.bcrecommender.engine.data;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A snapshot in pieces, each of which can be written by somebody who never sees the whole: a head,
/// pieces with consecutive fans, and pieces with consecutive tralbums. They hold all that learning
/// and lists need, which is all but times, places and stated counts. Models learned from what is
/// read and lists made with it have the same bits.
///
/// 8 bytes a preference (it is in a fan's row and in a tralbum's), 2 more where kinds are kept, 4 a
/// tag of a tralbum.
public final class SnapshotPieces {
  private SnapshotPieces() {}

  /// What holds for all pieces.
  ///
  /// @param tags as many as there are ids, whether or not a tralbum has them; the same holds of
  ///   fans, tralbums, artists and releases
  /// @param kinds whether kinds are kept: where any preference is not [PreferenceKind#OWNED]
  /// @param artist whether the artist of any tralbum is known; the same holds of what follows
  public record Head(
      int fans,
      int tralbums,
      int tags,
      int artists,
      int releases,
      float wishWeight,
      boolean kinds,
      boolean artist,
      boolean album,
      boolean release,
      boolean unconfirmed) {

    public static Head of(Snapshot snapshot) {
      SnapshotColumns columns = snapshot.columns();
      return new Head(
          snapshot.fans(),
          snapshot.tralbums(),
          snapshot.tags(),
          snapshot.artists(),
          snapshot.releases(),
          snapshot.wishWeight(),
          snapshot.hasKinds(),
          columns.artistOf() != null,
          columns.albumOf() != null,
          columns.releaseOf() != null,
          columns.unconfirmed() != null);
    }

    public void write(DataOutput out) throws IOException {
      for (int number : new int[] {fans, tralbums, tags, artists, releases}) {
        out.writeInt(number);
      }
      out.writeFloat(wishWeight);
      for (boolean there : new boolean[] {kinds, artist, album, release, unconfirmed}) {
        out.writeBoolean(there);
      }
    }

    public static Head read(DataInput in) throws IOException {
      return new Head(
          in.readInt(),
          in.readInt(),
          in.readInt(),
          in.readInt(),
          in.readInt(),
          in.readFloat(),
          in.readBoolean(),
          in.readBoolean(),
          in.readBoolean(),
          in.readBoolean(),
          in.readBoolean());
    }
  }

  /// Writes a piece with fans, one after another.
  public static final class FanWriter {
    private final Head head;
    private final DataOutput out;

    public FanWriter(Head head, DataOutput out) {
      this.head = head;
      this.out = out;
    }

    /// @param tralbums strictly ascending; the first `count` count
    /// @param kinds of each the [PreferenceKind#code]; not looked at where the head keeps none
    public void fan(int[] tralbums, byte @Nullable [] kinds, int count) throws IOException {
      row(tralbums, count, out);
      kinds(head, kinds, count, out);
    }
  }

  /// Writes a piece with tralbums, one after another.
  public static final class TralbumWriter {
    private final Head head;
    private final DataOutput out;

    public TralbumWriter(Head head, DataOutput out) {
      this.head = head;
      this.out = out;
    }

    /// @param fans who have it, strictly ascending; the first `count` count
    /// @param kinds as [FanWriter#fan] takes them
    /// @param tags strictly ascending; the first `tagCount` count
    /// @param artist -1 where unknown, like `album` and `release`; of what is not there by the head
    ///   nothing is written
    public void tralbum(
        int[] fans,
        byte @Nullable [] kinds,
        int count,
        int[] tags,
        int tagCount,
        int artist,
        int album,
        int release,
        boolean unconfirmed)
        throws IOException {
      row(fans, count, out);
      kinds(head, kinds, count, out);
      row(tags, tagCount, out);
      attribute(head.artist, artist, out);
      attribute(head.album, album, out);
      attribute(head.release, release, out);
      attribute(head.unconfirmed, unconfirmed ? 1 : IdColumn.UNKNOWN, out);
    }
  }

  private static void row(int[] columns, int count, DataOutput out) throws IOException {
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      out.writeInt(columns[i]);
    }
  }

  private static void kinds(Head head, byte @Nullable [] kinds, int count, DataOutput out)
      throws IOException {
    if (head.kinds) {
      if (kinds == null) {
        throw new IllegalArgumentException("expected kinds, as the head says, found none");
      }
      out.write(kinds, 0, count);
    }
  }

  private static void attribute(boolean there, int value, DataOutput out) throws IOException {
    if (there) {
      out.writeInt(value);
    }
  }

  /// Opens a piece.
  public interface Opening {
    DataInputStream open() throws IOException;
  }

  /// A piece to be read.
  ///
  /// @param first fan or tralbum in it
  /// @param end one after the last
  public record Piece(int first, int end, Opening opening) {}

  /// Writes the fans from `first` to `end` (exclusive) of a snapshot.
  public static void writeFans(Snapshot snapshot, Head head, int first, int end, DataOutput out)
      throws IOException {
    FanWriter writer = new FanWriter(head, out);
    SparseRows rows = snapshot.preferences();
    int[] tralbums = new int[rows.largestRow()];
    byte[] kinds = new byte[tralbums.length];
    for (int fan = first; fan < end; fan++) {
      int count = rows.copyColumns(fan, tralbums);
      for (int i = 0; i < count; i++) {
        kinds[i] = snapshot.kind(rows.start(fan) + i).code();
      }
      writer.fan(tralbums, kinds, count);
    }
  }

  /// Writes the tralbums from `first` to `end` (exclusive) of a snapshot.
  public static void writeTralbums(Snapshot snapshot, Head head, int first, int end, DataOutput out)
      throws IOException {
    TralbumWriter writer = new TralbumWriter(head, out);
    SparseRows rows = snapshot.preferences();
    SparseRows byTralbum = snapshot.preferencesByTralbum();
    int[] fans = new int[byTralbum.largestRow()];
    byte[] kinds = new byte[fans.length];
    int[] tags = new int[snapshot.tralbumTags().largestRow()];
    for (int tralbum = first; tralbum < end; tralbum++) {
      int count = byTralbum.copyColumns(tralbum, fans);
      for (int i = 0; i < count && head.kinds; i++) {
        kinds[i] = snapshot.kind(rows.find(fans[i], tralbum)).code();
      }
      writer.tralbum(
          fans,
          kinds,
          count,
          tags,
          snapshot.tralbumTags().copyColumns(tralbum, tags),
          snapshot.artist(tralbum),
          snapshot.album(tralbum),
          snapshot.release(tralbum),
          snapshot.isUnconfirmed(tralbum));
    }
  }

  /// Puts the pieces together: entries lie in mapped files of this machine, as many bytes as the
  /// pieces have, and 4 more for what is owned where kinds are kept. Memory: 4 bytes a fan, 8 a
  /// tralbum, 12 where kinds are kept.
  ///
  /// @param fans pieces in order that have each fan once
  /// @param tralbums the same with tralbums
  public static Snapshot read(Head head, List<Piece> fans, List<Piece> tralbums)
      throws IOException {
    check(fans, head.fans);
    check(tralbums, head.tralbums);
    SparseRows preferences = fans(head, fans);
    try (RowCollector byTralbum = new RowCollector(head.tralbums, head.fans, head.kinds);
        RowCollector owners = new RowCollector(head.kinds ? head.tralbums : 0, head.fans, false);
        RowCollector tags = new RowCollector(head.tralbums, head.tags, false);
        Attribute artistOf = new Attribute(head.artist);
        Attribute albumOf = new Attribute(head.album);
        Attribute releaseOf = new Attribute(head.release);
        Attribute unconfirmed = new Attribute(head.unconfirmed)) {
      for (Piece piece : tralbums) {
        try (DataInputStream in = piece.opening.open()) {
          for (int tralbum = piece.first; tralbum < piece.end; tralbum++) {
            byTralbum.read(in);
            if (head.kinds) {
              owners.addOwned(byTralbum);
            }
            tags.read(in);
            artistOf.read(in);
            albumOf.read(in);
            releaseOf.read(in);
            unconfirmed.read(in);
          }
        }
      }
      SparseRows turned = byTralbum.rows(head.wishWeight);
      return new Snapshot(
          new SnapshotColumns(
              head.wishWeight,
              preferences,
              null,
              turned,
              byTralbum.hasWishes() ? owners.rows(head.wishWeight) : turned,
              tags.rows(head.wishWeight),
              artistOf.ints(),
              albumOf.ints(),
              releaseOf.ints(),
              unconfirmed.ints(),
              head.artists,
              head.releases));
    }
  }

  private static SparseRows fans(Head head, List<Piece> pieces) throws IOException {
    try (RowCollector byFan = new RowCollector(head.fans, head.tralbums, head.kinds)) {
      for (Piece piece : pieces) {
        try (DataInputStream in = piece.opening.open()) {
          for (int fan = piece.first; fan < piece.end; fan++) {
            byFan.read(in);
          }
        }
      }
      return byFan.rows(head.wishWeight);
    }
  }

  /// A number of each tralbum, where it is there.
  private static final class Attribute implements AutoCloseable {
    private final Ints.@Nullable Appender values;
    private final int[] next = new int[1];

    Attribute(boolean there) throws IOException {
      values = there ? new Ints.Appender(true) : null;
    }

    void read(DataInput in) throws IOException {
      if (values != null) {
        next[0] = in.readInt();
        values.add(next, 1);
      }
    }

    @Nullable Ints ints() throws IOException {
      return values == null ? null : values.ints();
    }

    @Override
    public void close() throws IOException {
      if (values != null) {
        values.close();
      }
    }
  }

  private static void check(List<Piece> pieces, int all) {
    int next = 0;
    for (Piece piece : pieces) {
      if (piece.first != next || piece.end < next) {
        throw new IllegalArgumentException(
            "expected a piece from %d, found one from %d to %d"
                .formatted(next, piece.first, piece.end));
      }
      next = piece.end;
    }
    if (next != all) {
      throw new IllegalArgumentException(
          "expected pieces up to %d, found them up to %d".formatted(all, next));
    }
  }
}

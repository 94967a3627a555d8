package com.bcrecommender.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bcrecommender.engine.data.SnapshotPieces.Head;
import com.bcrecommender.engine.data.SnapshotPieces.Piece;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is put together from pieces is the snapshot that they were cut from, column for column,
/// wherever they were cut.
class SnapshotPiecesTest {
  private static final int FANS = 90;
  private static final int TRALBUMS = 400;

  enum Kinds {
    OWNED,
    UNKNOWN,
    WISHES,
    ALL
  }

  /// A third of the fans and of the tralbums have nothing.
  private static Snapshot snapshot(Kinds kinds, boolean attributes) {
    SplittableRandom random = new SplittableRandom(kinds.name().hashCode());
    Snapshot.Builder builder = Snapshot.builder().sizes(FANS, TRALBUMS, 30).wishWeight(0.375f);
    for (int i = 0; i < 3000; i++) {
      int fan = random.nextInt(FANS / 3) * 3 + random.nextInt(2);
      int tralbum = random.nextInt(TRALBUMS / 3) * 3 + random.nextInt(2);
      PreferenceKind kind =
          switch (kinds) {
            case OWNED -> PreferenceKind.OWNED;
            case UNKNOWN -> i % 3 == 0 ? PreferenceKind.UNKNOWN : PreferenceKind.OWNED;
            case WISHES -> i % 3 == 0 ? PreferenceKind.WISHLISTED : PreferenceKind.OWNED;
            case ALL -> PreferenceKind.of((byte) random.nextInt(3));
          };
      builder.preference(fan, tralbum, kind, 1_400_000_000L + i);
    }
    for (int t = 0; attributes && t < TRALBUMS; t += 1 + random.nextInt(3)) {
      builder.tag(t, random.nextInt(25)).tag(t, random.nextInt(25));
      builder.artist(t, random.nextInt(50)).release(t, random.nextInt(70));
      builder.album(t, (t + 1) % TRALBUMS);
      if (t % 4 == 0) {
        builder.unconfirmed(t);
      }
    }
    return builder.build();
  }

  private interface Writing {
    void write(DataOutput out) throws IOException;
  }

  private static byte[] bytes(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writing.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Piece piece(int first, int end, Writing writing) throws IOException {
    byte[] bytes = bytes(writing);
    return new Piece(first, end, () -> new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static Snapshot sent(Snapshot whole, int pieces) throws IOException {
    byte[] bytes = bytes(Head.of(whole)::write);
    Head head = Head.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    assertThat(head).isEqualTo(Head.of(whole));
    List<Piece> fans = new ArrayList<>();
    List<Piece> tralbums = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      int fan = whole.fans() * i / pieces;
      int endFan = whole.fans() * (i + 1) / pieces;
      fans.add(piece(fan, endFan, out -> SnapshotPieces.writeFans(whole, head, fan, endFan, out)));
      int tralbum = whole.tralbums() * i / pieces;
      int end = whole.tralbums() * (i + 1) / pieces;
      tralbums.add(
          piece(tralbum, end, out -> SnapshotPieces.writeTralbums(whole, head, tralbum, end, out)));
    }
    return SnapshotPieces.read(head, fans, tralbums);
  }

  private static void assertSame(Snapshot found, Snapshot expected) {
    assertThat(found.fans()).isEqualTo(expected.fans());
    assertThat(found.tralbums()).isEqualTo(expected.tralbums());
    assertThat(found.tags()).isEqualTo(expected.tags());
    assertThat(found.artists()).isEqualTo(expected.artists());
    assertThat(found.releases()).isEqualTo(expected.releases());
    assertThat(found.wishWeight()).isEqualTo(expected.wishWeight());
    assertThat(found.hasUnconfirmed()).isEqualTo(expected.hasUnconfirmed());
    assertThat(found.hasTimes()).isFalse();
    assertSame(found.preferences(), expected.preferences());
    assertSame(found.preferencesByTralbum(), expected.preferencesByTralbum());
    assertSame(found.owners(), expected.owners());
    assertSame(found.tralbumTags(), expected.tralbumTags());
    assertSame(found.fanRows(), expected.fanRows(), expected);
    for (int p = 0; p < expected.preferences().size(); p++) {
      assertThat(found.kind(p)).isEqualTo(expected.kind(p));
    }
    for (int t = 0; t < expected.tralbums(); t++) {
      assertThat(found.artist(t)).isEqualTo(expected.artist(t));
      assertThat(found.album(t)).isEqualTo(expected.album(t));
      assertThat(found.release(t)).isEqualTo(expected.release(t));
      assertThat(found.isUnconfirmed(t)).isEqualTo(expected.isUnconfirmed(t));
    }
  }

  private static void assertSame(RowCursor found, RowCursor expected, Snapshot snapshot) {
    for (int fan = 0; fan < snapshot.fans(); fan++) {
      found.to(fan);
      expected.to(fan);
      int n = snapshot.preferences().size(fan);
      assertThat(found.end() - found.from()).isEqualTo(n);
      assertThat(found.marks() == null).isEqualTo(expected.marks() == null);
      assertThat(found.values() == null).isEqualTo(expected.values() == null);
      for (int i = 0; i < n; i++) {
        int p = snapshot.preferences().start(fan) + i;
        int at = found.from() + i;
        assertThat(found.columns()[at]).isEqualTo(snapshot.preferences().column(p));
        if (found.marks() != null && found.values() != null) {
          assertThat(found.values()[at]).isEqualTo(snapshot.preferences().value(p));
          assertThat(found.marks()[at]).isEqualTo((byte) (snapshot.isOwned(p) ? 1 : 0));
        }
      }
    }
  }

  private static void assertSame(SparseRows found, SparseRows expected) {
    assertThat(found.rows()).isEqualTo(expected.rows());
    assertThat(found.columns()).isEqualTo(expected.columns());
    assertThat(found.hasValues()).isEqualTo(expected.hasValues());
    for (int r = 0; r < expected.rows(); r++) {
      assertThat(found.end(r)).isEqualTo(expected.end(r));
    }
    for (int p = 0; p < expected.size(); p++) {
      assertThat(found.column(p)).isEqualTo(expected.column(p));
      assertThat(found.value(p)).isEqualTo(expected.value(p));
    }
  }

  @ParameterizedTest
  @EnumSource
  void piecesMakeTheWholeWhereverItIsCut(Kinds kinds) throws IOException {
    for (boolean attributes : new boolean[] {true, false}) {
      for (int pieces : new int[] {1, 2, 7, FANS + 5}) {
        assertSame(sent(snapshot(kinds, attributes), pieces), snapshot(kinds, attributes));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40})
  void aSnapshotWithoutPreferencesHasPieces(int tralbums) throws IOException {
    Snapshot whole = Snapshot.builder().sizes(tralbums / 2, tralbums, 3).build();
    assertSame(sent(whole, 3), whole);
  }

  @Test
  void piecesWithAGapAreRefused() {
    Head head = Head.of(Snapshot.builder().sizes(5, 0, 0).build());
    SnapshotPieces.Opening none =
        () -> {
          throw new IOException("must not be opened");
        };
    for (List<Piece> fans :
        List.of(
            List.<Piece>of(),
            List.of(new Piece(0, 4, none)),
            List.of(new Piece(1, 5, none)),
            List.of(new Piece(0, 3, none), new Piece(4, 5, none)))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SnapshotPieces.read(head, fans, List.of()))
          .withMessageContaining("expected");
    }
  }
}

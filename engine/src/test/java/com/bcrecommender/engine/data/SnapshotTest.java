package com.bcrecommender.engine.data;

import static com.bcrecommender.engine.data.PreferenceKind.OWNED;
import static com.bcrecommender.engine.data.PreferenceKind.UNKNOWN;
import static com.bcrecommender.engine.data.PreferenceKind.WISHLISTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SnapshotTest {
  private static final List<PreferenceKind> KINDS = List.of(PreferenceKind.values());
  private static final long NO_TIME = Snapshot.UNKNOWN_TIME;

  @Test
  void duplicatesMergeToTheStrongestKindAndTheEarliestTime() {
    Snapshot snapshot =
        Snapshot.builder()
            .preference(0, 3, WISHLISTED, 500)
            .preference(0, 3, UNKNOWN, NO_TIME)
            .preference(0, 3, OWNED, 900)
            .preference(0, 1, UNKNOWN, NO_TIME)
            .preference(0, 1, WISHLISTED, NO_TIME)
            .build();
    assertThat(snapshot.preferences().size()).isEqualTo(2);
    assertThat(snapshot.kind(0)).isEqualTo(WISHLISTED);
    assertThat(snapshot.time(0)).isEqualTo(NO_TIME);
    assertThat(snapshot.kind(1)).isEqualTo(OWNED);
    assertThat(snapshot.time(1)).isEqualTo(500);
  }

  @Test
  void anyOrderOfRandomStatementsGivesWhatAMapGives() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 50; round++) {
      int n = round == 0 ? 0 : random.nextInt(3000);
      Snapshot.Builder builder = Snapshot.builder();
      TreeMap<Long, PreferenceKind> kinds = new TreeMap<>();
      TreeMap<Long, Long> times = new TreeMap<>();
      for (int i = 0; i < n; i++) {
        int fan = random.nextInt(20);
        int tralbum = random.nextInt(60);
        PreferenceKind kind = KINDS.get(random.nextInt(3));
        long time = random.nextBoolean() ? NO_TIME : random.nextLong(Snapshot.LATEST_TIME + 1);
        builder.preference(fan, tralbum, kind, time);
        kinds.merge(fan * 60L + tralbum, kind, PreferenceKind::merge);
        if (time != NO_TIME) {
          times.merge(fan * 60L + tralbum, time, Math::min);
        }
      }
      Snapshot snapshot = builder.build();
      SparseRows rows = snapshot.preferences();
      assertThat(rows.size()).isEqualTo(kinds.size());
      for (int f = 0; f < snapshot.fans(); f++) {
        for (int p = rows.start(f); p < rows.end(f); p++) {
          long pair = f * 60L + rows.column(p);
          PreferenceKind kind = kinds.get(pair);
          assertThat(snapshot.kind(p)).isEqualTo(kind);
          assertThat(snapshot.time(p)).isEqualTo(times.getOrDefault(pair, NO_TIME));
          assertThat(rows.value(p)).isEqualTo(kind == WISHLISTED ? 0.5f : 1);
          assertThat(snapshot.isOwned(f, rows.column(p))).isEqualTo(kind != WISHLISTED);
        }
      }
    }
  }

  @Test
  void aWishMakesNoOwner() {
    Snapshot snapshot =
        Snapshot.builder()
            .wishWeight(0.25f)
            .preference(0, 0, WISHLISTED, NO_TIME)
            .preference(1, 0, OWNED, NO_TIME)
            .preference(2, 0, UNKNOWN, NO_TIME)
            .build();
    assertThat(snapshot.owners().size(0)).isEqualTo(2);
    assertThat(snapshot.owners().column(0)).isEqualTo(1);
    assertThat(snapshot.preferencesByTralbum().size(0)).isEqualTo(3);
    assertThat(snapshot.preferencesByTralbum().value(0)).isEqualTo(0.25f);
    assertThat(snapshot.isOwned(0, 0)).isFalse();
  }

  @Test
  void withoutWishesNoWeightsAreKeptAndOwnersAreAllFans() {
    Snapshot snapshot = Snapshot.builder().preference(1, 2).preference(0, 2).build();
    assertThat(snapshot.preferences().hasValues()).isFalse();
    assertThat(snapshot.owners()).isSameAs(snapshot.preferencesByTralbum());
    assertThat(snapshot.hasTimes()).isFalse();
  }

  @Test
  void sizesGrowWithIdsAndAreAtLeastThoseGiven() {
    Snapshot snapshot =
        Snapshot.builder().sizes(2, 9, 1).preference(4, 3).tag(11, 6).stated(7, 182).build();
    assertThat(snapshot.fans()).isEqualTo(8);
    assertThat(snapshot.tralbums()).isEqualTo(12);
    assertThat(snapshot.tags()).isEqualTo(7);
    assertThat(snapshot.stated(7)).isEqualTo(182);
    assertThat(snapshot.stated(4)).isEqualTo(-1);
    assertThat(snapshot.tralbumTags().find(11, 6)).isEqualTo(0);
    assertThat(snapshot.tralbumTags().find(11, 5)).isEqualTo(-1);
  }

  @Test
  void anEmptySnapshotIsASnapshot() {
    Snapshot snapshot = Snapshot.builder().build();
    assertThat(snapshot.fans()).isZero();
    assertThat(snapshot.tralbums()).isZero();
    assertThat(snapshot.owners().rows()).isZero();
  }

  @Test
  void idsAndTimesOutOfRangeAreRefused() {
    Snapshot.Builder builder = Snapshot.builder();
    assertThatIllegalArgumentException().isThrownBy(() -> builder.preference(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.tag(0, Integer.MAX_VALUE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.preference(0, 0, OWNED, Snapshot.LATEST_TIME + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.preference(0, 0, OWNED, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.wishWeight(Float.NaN));
    assertThat(builder.preference(0, 0, OWNED, Snapshot.LATEST_TIME).build().time(0))
        .isEqualTo(Snapshot.LATEST_TIME);
  }

  @Test
  void transposingTwiceGivesTheSameRows() {
    SplittableRandom random = new SplittableRandom(8);
    Snapshot.Builder builder = Snapshot.builder();
    for (int i = 0; i < 5000; i++) {
      builder.preference(random.nextInt(200), random.nextInt(300));
    }
    SparseRows rows = builder.build().preferences();
    SparseRows turned = rows.transpose();
    SparseRows back = turned.transpose();
    assertThat(turned.size()).isEqualTo(rows.size());
    for (int r = 0; r < rows.rows(); r++) {
      assertThat(back.size(r)).isEqualTo(rows.size(r));
      for (int p = rows.start(r); p < rows.end(r); p++) {
        assertThat(back.column(p)).isEqualTo(rows.column(p));
        assertThat(turned.find(rows.column(p), r)).isNotNegative();
      }
    }
  }

  @Test
  void rowsThatAreNotSortedAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SparseRows(5, new int[] {0, 2}, new int[] {3, 3}, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SparseRows(3, new int[] {0, 1}, new int[] {3}, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SparseRows(3, new int[] {0, 2}, new int[] {1}, null));
  }

  @Test
  void attributesAreKeptAndUnknownOnesAreMinusOne() {
    Snapshot snapshot =
        Snapshot.builder().preference(0, 1).artist(1, 7).album(2, 4).release(0, 3).build();
    assertThat(snapshot.tralbums()).isEqualTo(5);
    assertThat(snapshot.artists()).isEqualTo(8);
    assertThat(snapshot.releases()).isEqualTo(4);
    assertThat(List.of(snapshot.artist(0), snapshot.artist(1))).containsExactly(-1, 7);
    assertThat(List.of(snapshot.album(2), snapshot.album(4))).containsExactly(4, -1);
    assertThat(List.of(snapshot.release(0), snapshot.release(4))).containsExactly(3, -1);
    Snapshot again = snapshot.withoutPreferences().build();
    assertThat(again.artist(1)).isEqualTo(7);
    assertThat(again.album(2)).isEqualTo(4);
    assertThat(again.release(0)).isEqualTo(3);
    Snapshot plain = Snapshot.builder().preference(0, 1).build();
    assertThat(List.of(plain.artist(1), plain.album(1), plain.release(1))).containsOnly(-1);
  }

  @Test
  void attributesFollowTheirTralbumsWhenIdsChange() {
    Snapshot snapshot =
        Snapshot.builder()
            .artist(0, 7)
            .album(0, 1)
            .release(1, 2)
            .stated(0, 9)
            .stated(1, 5)
            .renumber(new int[] {1, 0}, new int[] {2, 0, 1}, new int[0])
            .build();
    assertThat(snapshot.artist(2)).isEqualTo(7);
    assertThat(snapshot.album(2)).isZero();
    assertThat(snapshot.release(0)).isEqualTo(2);
    assertThat(List.of(snapshot.stated(0), snapshot.stated(1))).containsExactly(5, 9);
  }
}

package com.bcrecommender.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import org.junit.jupiter.api.Test;

final class SplitTest {

  @Test
  void everyPreferenceIsOnExactlyOneSide() {
    Snapshot snapshot = RandomSnapshots.random(1, 300, 100, 3000, 5, true);
    Split split = Split.random(snapshot, 0.3, 42);
    SparseRows all = snapshot.preferences();
    SparseRows train = split.train().preferences();
    assertThat(train.size() + split.test().size()).isEqualTo(all.size());
    for (int f = 0; f < snapshot.fans(); f++) {
      int owned = 0;
      for (int p = all.start(f); p < all.end(f); p++) {
        int kept = train.find(f, all.column(p));
        int held = split.test().find(f, all.column(p));
        assertThat(kept >= 0).isNotEqualTo(held >= 0);
        if (kept >= 0) {
          assertThat(split.train().kind(kept)).isEqualTo(snapshot.kind(p));
          assertThat(split.train().time(kept)).isEqualTo(snapshot.time(p));
        } else {
          assertThat(snapshot.isOwned(p)).isTrue();
        }
        owned += snapshot.isOwned(p) ? 1 : 0;
      }
      int expected =
          owned < 2 ? 0 : (int) Math.max(1, Math.min(owned - 1, Math.round(0.3 * owned)));
      assertThat(split.test().size(f)).isEqualTo(expected);
    }
    assertThat(split.train().tralbumTags().size()).isEqualTo(snapshot.tralbumTags().size());
  }

  @Test
  void theSeedDecides() {
    Snapshot snapshot = RandomSnapshots.random(2, 50, 100, 900, 0, false);
    assertThat(columns(Split.random(snapshot, 0.2, 1)))
        .isEqualTo(columns(Split.random(snapshot, 0.2, 1)))
        .isNotEqualTo(columns(Split.random(snapshot, 0.2, 2)));
  }

  @Test
  void byTimeTheLatestAreHeldOutAndTheUndatedNever() {
    Snapshot snapshot =
        Snapshot.builder()
            .preference(0, 0, PreferenceKind.OWNED, 300)
            .preference(0, 1, PreferenceKind.OWNED, 100)
            .preference(0, 2, PreferenceKind.OWNED, 200)
            .preference(0, 3, PreferenceKind.OWNED, Snapshot.UNKNOWN_TIME)
            .preference(1, 0)
            .preference(1, 1)
            .build();
    Split split = Split.byTime(snapshot, 0.5, 1);
    assertThat(columns(split)).isEqualTo("0: 0 2; ");
  }

  @Test
  void byOrderTheLastAddedAreHeldOutAndARepeatedOneIsAsOldAsItsFirst() {
    Snapshot snapshot =
        Snapshot.builder()
            .keepOrder()
            .preference(0, 3)
            .preference(1, 1)
            .preference(0, 0)
            .preference(0, 2, PreferenceKind.WISHLISTED, Snapshot.UNKNOWN_TIME)
            .preference(0, 1)
            .preference(0, 3)
            .preference(1, 0)
            .preference(0, 4, PreferenceKind.WISHLISTED, Snapshot.UNKNOWN_TIME)
            .build();
    assertThat(snapshot.hasTimes()).isFalse();
    assertThat(snapshot.time(0)).isEqualTo(Snapshot.UNKNOWN_TIME);
    assertThat(columns(Split.byOrder(snapshot, 0.5))).isEqualTo("0: 0 1; 1: 0; ");
    assertThat(columns(Split.byOrder(snapshot, 0.2))).isEqualTo("0: 1; 1: 0; ");
  }

  @Test
  void theOrderIsNotKeptWhereTimesAreKnownAndNothingIsSplitByItThen() {
    Snapshot dated =
        Snapshot.builder()
            .keepOrder()
            .preference(0, 0, PreferenceKind.OWNED, 300)
            .preference(0, 1, PreferenceKind.OWNED, 100)
            .build();
    assertThat(dated.hasOrder()).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> Split.byOrder(dated, 0.5));
    Snapshot unordered = Snapshot.builder().preference(0, 0).preference(0, 1).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Split.byOrder(unordered, 0.2))
        .withMessageContaining("split at random");
  }

  @Test
  void withoutTimesASplitByTimeIsRefused() {
    Snapshot snapshot = Snapshot.builder().preference(0, 0).build();
    assertThatIllegalArgumentException().isThrownBy(() -> Split.byTime(snapshot, 0.2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Split.random(snapshot, 1, 1));
  }

  private static String columns(Split split) {
    StringBuilder all = new StringBuilder();
    SparseRows test = split.test();
    for (int f = 0; f < test.rows(); f++) {
      if (test.size(f) > 0) {
        all.append(f).append(": ");
        for (int p = test.start(f); p < test.end(f); p++) {
          all.append(test.column(p)).append(p + 1 < test.end(f) ? " " : "; ");
        }
      }
    }
    return all.toString();
  }
}

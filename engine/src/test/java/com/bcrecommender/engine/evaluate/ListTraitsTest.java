package com.bcrecommender.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// What lists are made of, against the definitions written out.
final class ListTraitsTest {
  private static final Offset<Double> ROUNDING = within(1e-9);

  @Test
  void theHeadIsTheMostOwnedWithFourFifthsOfWhatIsOwnedAndWishesMakeNoOwner() {
    // Owners: 6, 2, 1, 1, 0. Six of ten are less than four fifths, eight are enough.
    Snapshot.Builder builder = Snapshot.builder().sizes(8, 5, 0);
    for (int fan = 0; fan < 6; fan++) {
      builder.preference(fan, 0);
    }
    builder.preference(0, 1).preference(1, 1).preference(2, 2).preference(3, 3);
    for (int fan = 0; fan < 8; fan++) {
      builder.preference(fan, 4, PreferenceKind.WISHLISTED, Snapshot.UNKNOWN_TIME);
    }
    OwnerCounts counts = OwnerCounts.of(builder.build());
    assertThat(counts.isLongTail(0)).isFalse();
    assertThat(counts.isLongTail(1)).isFalse();
    assertThat(counts.isLongTail(2)).isTrue();
    assertThat(counts.isLongTail(3)).isTrue();
    assertThat(counts.isLongTail(4)).isTrue();
    assertThat(counts.longTail()).isEqualTo(3);
    assertThat(counts.owners(4)).isZero();
    assertThat(counts.information(0)).isCloseTo(Math.log(8 / 6.0) / Math.log(2), ROUNDING);
  }

  @Test
  void everyTraitIsWhatItsDefinitionGivesForEachPairAndEntry() {
    Snapshot snapshot = RandomSnapshots.random(3, 60, 50, 700, 12, true);
    // Every fifth tralbum without tags.
    Snapshot.Builder fewer = Snapshot.builder().sizes(60, 50, 12);
    for (int t = 0; t < 50; t++) {
      for (int p = snapshot.tralbumTags().start(t); p < snapshot.tralbumTags().end(t); p++) {
        if (t % 5 != 0) {
          fewer.tag(t, snapshot.tralbumTags().column(p));
        }
      }
    }
    for (int t = 0; t < 50; t++) {
      if (t % 7 != 0) {
        fewer.artist(t, t % 4);
      }
    }
    Snapshot described = fewer.build();
    SparseRows tags = described.tralbumTags();
    OwnerCounts counts = OwnerCounts.of(snapshot);
    ListTraits traits = new ListTraits(counts, described);
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 200; round++) {
      int[] list = random.ints(0, 50).distinct().limit(random.nextInt(12)).toArray();
      double novelty = 0;
      double tail = 0;
      for (int t : list) {
        novelty += -Math.log(Math.max(1, counts.owners(t)) / 60.0) / Math.log(2) / list.length;
        tail += counts.isLongTail(t) ? 1.0 / list.length : 0;
      }
      if (list.length == 0) {
        assertThat(traits.novelty(list)).isNaN();
        assertThat(traits.longTail(list)).isNaN();
      } else {
        assertThat(traits.novelty(list)).isCloseTo(novelty, ROUNDING);
        assertThat(traits.longTail(list)).isCloseTo(tail, ROUNDING);
      }
      assertVariety(traits.variety(list), list, tags);
      int[] known = Arrays.stream(list).filter(t -> t % 7 != 0).toArray();
      long artists = Arrays.stream(known).map(t -> t % 4).distinct().count();
      if (known.length < 2) {
        assertThat(traits.artists(list)).isNaN();
      } else {
        assertThat(traits.artists(list)).isCloseTo((double) artists / known.length, ROUNDING);
      }
    }
  }

  private static void assertVariety(double found, int[] list, SparseRows tags) {
    double sum = 0;
    int pairs = 0;
    for (int one : list) {
      for (int other : list) {
        if (one < other && tags.size(one) > 0 && tags.size(other) > 0) {
          List<Integer> common = tags(tags, one);
          common.retainAll(tags(tags, other));
          sum += 1 - common.size() / Math.sqrt((double) tags.size(one) * tags.size(other));
          pairs++;
        }
      }
    }
    if (pairs == 0) {
      assertThat(found).isNaN();
    } else {
      assertThat(found).isCloseTo(sum / pairs, ROUNDING);
    }
  }

  private static List<Integer> tags(SparseRows tags, int tralbum) {
    List<Integer> own = new ArrayList<>();
    for (int p = tags.start(tralbum); p < tags.end(tralbum); p++) {
      own.add(tags.column(p));
    }
    return own;
  }
}

package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TopKTest {
  private record Offer(int id, float score) {}

  @Test
  void isWhatSortingAllOffersWouldGive() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 500; round++) {
      int k = random.nextInt(12);
      int n = random.nextInt(60);
      List<Offer> offers = new ArrayList<>();
      TopK best = new TopK(k);
      for (int id = 0; id < n; id++) {
        // Few distinct values, so that ties are common; signs, zeros of both signs and infinities
        // among them.
        float score =
            switch (random.nextInt(12)) {
              case 0 -> -0f;
              case 1 -> Float.NEGATIVE_INFINITY;
              case 2 -> Float.POSITIVE_INFINITY;
              case 3 -> Float.MIN_VALUE;
              default -> random.nextInt(-3, 4) / 2f;
            };
        offers.add(new Offer(id, score));
      }
      for (int i = offers.size(); i > 1; i--) {
        offers.add(offers.remove(random.nextInt(i)));
      }
      offers.forEach(offer -> best.offer(offer.id, offer.score));
      offers.sort(
          Comparator.comparingDouble((Offer offer) -> -(offer.score + 0f))
              .thenComparingInt(Offer::id));
      best.sort();
      assertThat(best.size()).isEqualTo(Math.min(k, n));
      for (int i = 0; i < best.size(); i++) {
        assertThat(best.id(i)).isEqualTo(offers.get(i).id);
        assertThat(best.score(i)).isEqualTo(offers.get(i).score + 0f);
      }
    }
  }

  @Test
  void rankingAllAtOnceIsOfferingEach() {
    SplittableRandom random = new SplittableRandom(6);
    for (int round = 0; round < 600; round++) {
      int k = random.nextInt(150);
      int n = random.nextInt(1, round % 10 == 0 ? 5000 : 700);
      int kinds = random.nextInt(1, 4 * n);
      int[] ids = shuffled(n, random);
      float[] scores = new float[n];
      for (int id = 0; id < n; id++) {
        scores[id] = random.nextInt(12) == 0 ? Float.NaN : random.nextInt(-kinds, kinds) / 8f;
      }
      switch (round % 3) {
        // In order, so that what comes first says nothing of what follows.
        case 0 -> Arrays.sort(scores);
        case 1 -> Arrays.sort(ids);
        default -> {}
      }
      assertRanksAsOffered(k, ids, scores);
    }
  }

  @Test
  void aSampleOfTheBestAloneMisleadsNoRanking() {
    int n = 1280;
    int[] ids = new int[n];
    float[] scores = new float[n];
    for (int id = 0; id < n; id++) {
      ids[id] = id;
      // Every tenth is what is looked at beforehand.
      scores[id] = id % 10 == 0 ? 1000 + id : id % 700;
    }
    for (int k : new int[] {100, 128, 129, 200, 640}) {
      assertRanksAsOffered(k, ids, scores);
    }
  }

  private static void assertRanksAsOffered(int k, int[] ids, float[] scores) {
    TopK each = new TopK(k);
    for (int id : ids) {
      each.offer(id, scores[id]);
    }
    each.sort();
    TopK all = new TopK(k);
    all.offer(ids.length, Float.POSITIVE_INFINITY);
    all.rank(
        ids,
        ids.length,
        (some, from, end, into) -> {
          for (int i = from; i < end; i++) {
            into[i - from] = scores[some[i]];
          }
        });
    assertThat(all.size()).isEqualTo(each.size());
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.id(i)).isEqualTo(each.id(i));
      assertThat(all.score(i)).isEqualTo(each.score(i));
    }
  }

  private static int[] shuffled(int n, SplittableRandom random) {
    int[] ids = new int[n];
    for (int i = 0; i < n; i++) {
      int at = random.nextInt(i + 1);
      ids[i] = ids[at];
      ids[at] = i;
    }
    return ids;
  }

  @Test
  void neverTakesNaN() {
    TopK best = new TopK(2);
    best.offer(1, Float.NaN);
    best.offer(2, 1);
    best.offer(3, 0);
    best.offer(4, Float.NaN);
    best.sort();
    assertThat(List.of(best.id(0), best.id(1))).containsExactly(2, 3);
  }

  @Test
  void canBeUsedAgainAfterClearing() {
    TopK best = new TopK(1);
    best.offer(7, 9);
    best.sort();
    best.clear();
    best.offer(3, -5);
    assertThat(best.sort().id(0)).isEqualTo(3);
  }

  @Test
  void aNegativeLengthIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TopK(-1)).withMessageContaining("-1");
  }
}

package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
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

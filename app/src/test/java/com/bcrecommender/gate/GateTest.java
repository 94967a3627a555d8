package com.bcrecommender.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class GateTest {
  private static final Traits USUAL = new Traits(10, 0.4, 0.3, 0.01);
  private static final Churn LITTLE = new Churn(900, 0.2, 0.5);
  private static final Gate GATE = new Gate(0.2, 0.9);

  private static Glance glance(long fans, Traits now, Churn fanLists) {
    return new Glance(
        Map.of(
            "fans", new long[] {1000, fans},
            "tralbums", new long[] {5000, 5000},
            "preferences", new long[] {40_000, 41_000}),
        USUAL,
        now,
        fanLists);
  }

  @Test
  void whatChangesAsExpectedMayBeShown() {
    assertThat(GATE.check(glance(1000, USUAL, LITTLE))).isEmpty();
    assertThat(GATE.check(glance(800, USUAL, LITTLE))).as("just at the limit").isEmpty();
    assertThat(GATE.check(glance(1000, new Traits(60, 0.2, 0.15, 1), LITTLE))).isEmpty();
  }

  @Test
  void halfACatalogIsHeld() {
    assertThat(GATE.check(glance(500, USUAL, LITTLE)))
        .containsExactly("fans fell from 1,000 to 500; at most 20.0 % fewer are expected");
  }

  @Test
  void listsThatAreAllOtherAreHeldUnlessTheyAreFew() {
    assertThat(GATE.check(glance(1000, USUAL, new Churn(900, 0.95, 0))))
        .containsExactly(
            "95.0 % of the first entries of 900 fans' lists are fresh; at most 90.0 % are expected");
    assertThat(GATE.check(glance(1000, USUAL, new Churn(99, 0.95, 0)))).isEmpty();
  }

  @Test
  void popularityAndEmptyListsAreHeld() {
    assertThat(GATE.check(glance(1000, new Traits(10, 0.19, 0.3, 0), LITTLE)))
        .containsExactly("coverage fell from 40.0 % to 19.0 %");
    assertThat(GATE.check(glance(1000, new Traits(10, 0.4, 0.1, 0), LITTLE)))
        .containsExactly("the share of the long tail fell from 30.0 % to 10.0 %");
    assertThat(GATE.check(glance(1000, new Traits(70, 0.4, 0.3, 0), LITTLE)))
        .containsExactly("fans without a list rose from 1.0 % to 7.0 %");
  }

  @Test
  void anEmptyEditionIsHeldAndNothingDividesByZero() {
    Glance emptied =
        new Glance(
            Map.of(
                "fans", new long[] {3, 0},
                "tralbums", new long[] {3, 0},
                "preferences", new long[] {3, 0}),
            USUAL,
            new Traits(0, 0, 0, 0),
            Churn.NONE);
    assertThat(GATE.check(emptied)).hasSize(5);
  }
}

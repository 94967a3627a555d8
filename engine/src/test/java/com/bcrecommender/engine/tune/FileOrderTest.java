package com.bcrecommender.engine.tune;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.engine.data.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FileOrderTest {
  private static final int FANS = 300;
  private static final int TRALBUMS = 120;
  private static final int EACH = 30;

  @Test
  void rowsInTheOrderOfTheirTimeStandForTime() {
    assertThat(FileOrder.of(snapshot(Arrangement.BY_TIME), 1).standsForTime()).isTrue();
  }

  @Test
  void shuffledRowsDoNot() {
    FileOrder order = FileOrder.of(snapshot(Arrangement.SHUFFLED), 1);
    assertThat(order.standsForTime()).isFalse();
    assertThat(order.dispersion()).isBetween(0.5, 1.5);
    assertThat(order.concordance()).isBetween(0.45, 0.55);
  }

  @Test
  void sortedRowsDoNotHoweverUnevenTheyAre() {
    FileOrder order = FileOrder.of(snapshot(Arrangement.SORTED), 1);
    assertThat(order.standsForTime()).isFalse();
    assertThat(order.dispersion()).isGreaterThan(3);
    assertThat(order.concordance()).isEqualTo(1);
  }

  @Test
  void nothingStandsForNothing() {
    Snapshot.Builder builder = Snapshot.builder().sizes(3, 3, 0).keepOrder();
    assertThat(FileOrder.of(builder.preference(0, 0).build(), 1).standsForTime()).isFalse();
  }

  private enum Arrangement {
    BY_TIME,
    SHUFFLED,
    SORTED
  }

  /// Tralbum t came out at time t; fans come to it then, sooner or later.
  private static Snapshot snapshot(Arrangement arrangement) {
    Random random = new Random(5);
    Snapshot.Builder builder = Snapshot.builder().sizes(FANS, TRALBUMS, 0).keepOrder();
    for (int fan = 0; fan < FANS; fan++) {
      List<Integer> all = new ArrayList<>(IntStream.range(0, TRALBUMS).boxed().toList());
      Collections.shuffle(all, random);
      List<Integer> rows = all.subList(0, EACH);
      switch (arrangement) {
        case BY_TIME -> {
          double[] when = new double[TRALBUMS];
          Arrays.setAll(when, t -> t + 30 * random.nextGaussian());
          rows.sort(Comparator.comparingDouble(t -> when[t]));
        }
        case SHUFFLED -> {}
        case SORTED -> Collections.sort(rows);
      }
      for (int tralbum : rows) {
        builder.preference(fan, tralbum);
      }
    }
    return builder.build();
  }
}

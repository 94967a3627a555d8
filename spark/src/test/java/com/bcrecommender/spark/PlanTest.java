package com.bcrecommender.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.engine.data.SnapshotSizes;
import com.bcrecommender.settings.UserError;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
  private static final Order ORDER =
      Order.of("work=file:///tmp/work", "catalog=c", "recommend.model=item-neighbours");

  @Test
  void piecesCoverAllNoneIsEmptyAndNoneCostsMuchMoreThanItsShare() {
    Random random = new Random(3);
    for (int run = 0; run < 200; run++) {
      long[] costs = random.longs(1 + random.nextInt(300), 0, 1000).toArray();
      int pieces = 1 + random.nextInt(40);
      int[] cuts = Plan.cuts(costs, pieces);
      assertThat(cuts).hasSize(Math.min(pieces, costs.length) + 1).startsWith(0);
      assertThat(cuts[cuts.length - 1]).isEqualTo(costs.length);
      long most = Arrays.stream(costs).max().orElse(0);
      long share = Arrays.stream(costs).sum() / (cuts.length - 1);
      for (int piece = 0; piece + 1 < cuts.length; piece++) {
        assertThat(cuts[piece]).isLessThan(cuts[piece + 1]);
        long cost = Arrays.stream(costs, cuts[piece], cuts[piece + 1]).sum();
        assertThat(cost).isLessThanOrEqualTo(share + 2 * most + costs.length);
      }
    }
  }

  @Test
  void oneThatCostsAsMuchAsAllOthersStandsNearlyAlone() {
    long[] costs = new long[100];
    Arrays.fill(costs, 10);
    costs[50] = 1000;
    int[] cuts = Plan.cuts(costs, 4);
    int piece = 0;
    while (cuts[piece + 1] <= 50) {
      piece++;
    }
    long beside = Arrays.stream(costs, cuts[piece], cuts[piece + 1]).sum() - 1000;
    assertThat(beside).isLessThanOrEqualTo(510);
  }

  @Test
  void everyFanAndTralbumIsInThePieceThatItsCutsSay() {
    Plan plan = new Plan(50, 3000, new int[] {0, 7, 8, 31, 50}, new int[] {0, 1, 3});
    assertThat(plan.groups()).isEqualTo(4);
    for (int fan = 0; fan < 50; fan++) {
      int group = plan.group(fan);
      assertThat(fan).isBetween(plan.fanCuts()[group], plan.fanCuts()[group + 1] - 1);
    }
    assertThat(plan.parts()).isEqualTo(2);
    for (int tralbum = 0; tralbum < 3000; tralbum++) {
      int part = plan.part(tralbum);
      assertThat(tralbum).isBetween(plan.firstTralbum(part), plan.endTralbum(part) - 1);
    }
    assertThat(plan.endTralbum(1)).isEqualTo(3000);
  }

  @Test
  void anExecutorThatIsTooSmallIsRefusedInOneLineThatSaysHowMuchIsWanted() {
    ExecutorMemory memory =
        ExecutorMemory.plan(
            new SnapshotSizes(1_600_000, 2_000_000, 34_000_000, false, 300_000, 14_000_000), ORDER);
    memory.check(1, 4L << 30);
    assertThatThrownBy(() -> memory.check(8, 4L << 30))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("8 tasks at a time")
        .hasMessageContaining("spark.memory=")
        .message()
        .doesNotContain("\n");
  }

  /// The sizes to design for, with item neighbours, 100 a tralbum, and a tag of its own for every
  /// second tralbum, as synthetic catalogs have them.
  @ParameterizedTest
  @CsvSource({
    "160000, 505000, 3400000, 1024",
    "1600000, 2000000, 34000000, 2048",
    "12000000, 25000000, 500000000, 4096"
  })
  void fourGigabytesAndOneCoreAreEnoughForAllOfBandcamp(
      long fans, long tralbums, long preferences, long megabytes) {
    for (boolean wishes : new boolean[] {false, true}) {
      SnapshotSizes sizes =
          new SnapshotSizes(fans, tralbums, preferences, wishes, tralbums / 2, 7 * tralbums);
      ExecutorMemory memory = ExecutorMemory.plan(sizes, ORDER);
      memory.check(1, megabytes << 20);
      // What does not fit the heap is not left out: it is in files.
      assertThat(memory.mapped()).isGreaterThan(8 * preferences + 4 * 7 * tralbums);
      assertThat(memory.shared()).isGreaterThan(4 * fans + 8 * tralbums);
      assertThat(memory.with(4)).isGreaterThan(memory.shared() + 4 * memory.task());
    }
  }

  @Test
  void anArgumentThatIsNoneIsRefusedInOneLine() {
    assertThatThrownBy(() -> Order.of("work=w", "catalog=c", "recommend.modle=x"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("recommend.modle=x");
    assertThatThrownBy(() -> Order.of("work=w"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("catalog=FILE");
    assertThatThrownBy(() -> Order.of("work=w", "catalog=c", "recommend.scenes=many"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("recommend.scenes");
  }
}

package com.bcrecommender.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.engine.data.SnapshotSizes;
import com.bcrecommender.settings.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTest {
  private static final SnapshotSizes OF_2014 =
      new SnapshotSizes(160_000, 505_000, 3_400_000, false, 12_000, 3_500_000);
  private static final long GIB = 1L << 30;

  private static Memory plan(SnapshotSizes sizes, String model, long allowed) {
    return Memory.plan(sizes, model, 1, 100, allowed);
  }

  @Test
  void aCatalogOf2014FitsIntoAGigabyteWithItemNeighbours() {
    // A heap of 768 MB, so that what the JVM takes beside it fits into the gigabyte too.
    Memory memory = plan(OF_2014, "item-neighbours", 768L << 20);
    assertThatCode(() -> memory.check(memory)).doesNotThrowAnyException();
    assertThat(memory.learned()).isEqualTo(505_000L * 100 * 9);
    assertThat(memory).asString().contains("model 455 MB").contains("805 MB allowed");
  }

  @Test
  void whatDoesNotFitIsRefusedInOneLineWithTheCure() {
    SnapshotSizes tenfold =
        new SnapshotSizes(1_600_000, 2_000_000, 34_000_000, true, 50_000, 14_000_000);
    Memory memory = plan(tenfold, "item-neighbours", GIB);
    assertThatThrownBy(() -> memory.check(plan(tenfold, Memory.lean(), GIB)))
        .isInstanceOf(UserError.class)
        .hasMessageMatching(
            "expected [0-9.]+ GB of memory for this catalog and model, found that the JVM may take 1\\.1 GB: "
                + "set BCR_JAVA_OPTIONS=-Xmx[0-9]+m, or recommend with --model item-neighbours:k=25 \\([0-9.]+ GB\\)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "popularity",
        "rp3beta",
        "neighbourhood-ridge",
        "fan-ridge",
        "low-pass",
        "spectral-filter",
        "als",
        "tags",
        "tag-profile",
        "blend:1*item-neighbours(k=20)+1*low-pass(rank=64)+1*tags"
      })
  void everyModelHasAPlanThatGrowsWithTheCatalog(String model) {
    SnapshotSizes doubled =
        new SnapshotSizes(320_000, 1_010_000, 6_800_000, false, 24_000, 7_000_000);
    assertThat(plan(OF_2014, model, GIB).most()).isBetween(100_000_000L, 6_000_000_000L);
    assertThat(plan(doubled, model, GIB).most())
        .isGreaterThan((long) (1.5 * (plan(OF_2014, model, GIB).most() - (96 << 20))));
  }
}

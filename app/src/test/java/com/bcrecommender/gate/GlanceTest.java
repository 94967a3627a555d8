package com.bcrecommender.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.site.SampleEdition;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

final class GlanceTest {
  @Test
  void ofFewFansItSeesAllThatADifferenceSees() {
    try (Edition edition = Edition.open(SampleEdition.shared())) {
      Glance glance = Glance.of(edition, edition);
      Glance whole = Difference.of(edition, edition).glance();
      assertThat(glance.oldTraits()).isEqualTo(whole.oldTraits()).isEqualTo(glance.newTraits());
      assertThat(glance.fanLists()).isEqualTo(whole.fanLists());
      assertThat(glance.fanLists().compared()).isPositive();
      assertThat(glance.fanLists().unchanged()).isEqualTo(1);
      assertThat(glance.counts()).containsOnlyKeys(whole.counts().keySet());
      assertThat(new Gate(0, 0).check(glance)).isEmpty();
    }
  }

  @Test
  void fansWithoutAListAreCountedAsIfAllHadBeenAsked() {
    try (Edition edition = Edition.open(SampleEdition.shared())) {
      IntPredicate none = fan -> edition.fanListSize(fan) == 0;
      long empty = 0;
      for (int fan = 0; fan < edition.fans(); fan++) {
        empty += none.test(fan) ? 1 : 0;
      }
      assertThat(Traits.of(edition).emptyLists()).isEqualTo(empty);
      assertThat(Traits.of(edition, none).emptyLists()).isEqualTo(empty > 0 ? edition.fans() : 0);
      assertThat(Traits.of(edition, fan -> false).emptyLists()).isZero();
    }
  }
}

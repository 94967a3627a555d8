package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// [TagProfile] against cosines of dense vectors.
final class TagProfileTest {
  @ParameterizedTest
  @CsvSource({"1, 1, 0, 0", "2, 0.5, 0, 0.5", "3, 1.5, 0.3, 0.1"})
  void aTralbumSpeaksForAllByTheCosineOfTheirTags(
      int least, double rarity, double fromPower, double toPower) {
    Snapshot snapshot = RandomSnapshots.random(3, 50, 40, 160, 25, false);
    String spec =
        "tag-profile:carriers=%d,rarity=%s,from-power=%s,to-power=%s"
            .formatted(least, rarity, fromPower, toPower);
    Scorer scorer = Models.learn(spec, snapshot, 1).scorer();
    SparseRows owners = snapshot.owners();
    int above = 0;
    for (int i = 0; i < snapshot.tralbums(); i++) {
      for (int j = 0; j < snapshot.tralbums(); j++) {
        double expected =
            cosine(snapshot, least, rarity, i, j)
                * Math.pow(Math.max(1, owners.size(j)), -fromPower)
                * Math.pow(Math.max(1, owners.size(i)), toPower);
        assertThat((double) scorer.explain(new int[] {j}, null, 1, i).score())
            .isCloseTo(expected, within(1e-5 * expected));
        above += expected > 0 ? 1 : 0;
      }
    }
    assertThat(above).isGreaterThan(100);
  }

  @Test
  void whatIsSimilarIsWhatATralbumSpeaksFor() {
    Snapshot snapshot = RandomSnapshots.random(4, 50, 40, 160, 25, false);
    Scorer scorer = Models.learn("tag-profile", snapshot, 1).scorer();
    Scores scores = new Scores(40, 40);
    for (int t = 0; t < 40; t++) {
      scorer.similar(t, scores);
      for (int other = 0; other < 40; other++) {
        float expected =
            other == t ? 0 : scorer.explain(new int[] {t}, null, 1, other).contribution(0);
        assertThat(scores.get(other)).isCloseTo(expected, within(1e-5f * expected));
      }
      scores.clear();
    }
  }

  private static double cosine(Snapshot snapshot, int least, double rarity, int i, int j) {
    double product = product(snapshot, least, rarity, i, j);
    return product == 0
        ? 0
        : product
            / Math.sqrt(
                product(snapshot, least, rarity, i, i) * product(snapshot, least, rarity, j, j));
  }

  private static double product(Snapshot snapshot, int least, double rarity, int i, int j) {
    SparseRows tags = snapshot.tralbumTags();
    SparseRows carriers = tags.transpose();
    double product = 0;
    for (int tag = 0; tag < snapshot.tags(); tag++) {
      int n = carriers.size(tag);
      if (n >= least && n > 0 && tags.find(i, tag) >= 0 && tags.find(j, tag) >= 0) {
        product += Math.pow(Math.log(40.0 / n), 2 * rarity);
      }
    }
    return product;
  }
}

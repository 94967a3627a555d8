package com.bcrecommender.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bcrecommender.engine.data.SnapshotFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The evaluator against figures that others have published on the same files; skipped where these
/// are absent.
final class PublishedFiguresTest {

  @Test
  void popularityIsWhatOthersMeasured() throws IOException {
    Evaluation gowalla = evaluator("gowalla").evaluate("popularity");
    assertThat(gowalla.recall()).isCloseTo(0.0416, within(0.00005));
    assertThat(gowalla.ndcg()).isCloseTo(0.0317, within(0.00005));
    // Equally popular artists make this one depend on the order of ties: by key, as text.
    Evaluation lastfm = evaluator("lastfm-lightgcn").evaluate("popularity");
    assertThat(lastfm.recall()).isCloseTo(0.0368, within(0.00005));
    assertThat(lastfm.ndcg()).isCloseTo(0.0211, within(0.00005));
  }

  @Test
  void itemNeighboursWithTheirDefaultsBeatThePublishedOnes() throws IOException {
    Evaluation evaluation = evaluator("gowalla").evaluate("item-neighbours");
    assertThat(evaluation.recall()).isGreaterThan(0.157);
    assertThat(evaluation.ndcg()).isGreaterThan(0.121);
  }

  // Parameters were chosen on the last fifth of each fan's training rows.
  @Test
  @Tag("long")
  void neighbourhoodRidgeAndFanRidgeBeatAllButTheBestPublished() throws IOException {
    Evaluator gowalla = evaluator("gowalla");
    for (String model : List.of("neighbourhood-ridge", "fan-ridge")) {
      Evaluation evaluation = gowalla.evaluate(model);
      assertThat(evaluation.recall()).isGreaterThan(0.186);
      assertThat(evaluation.ndcg()).isGreaterThan(0.156);
    }
  }

  @Test
  @Tag("long")
  void theBlendBeatsEveryPublishedFigure() throws IOException {
    Evaluation evaluation =
        evaluator("gowalla").evaluate("blend:1*neighbourhood-ridge+1.41*low-pass+2*fan-ridge");
    assertThat(evaluation.recall()).isGreaterThan(0.1941);
    assertThat(evaluation.ndcg()).isGreaterThan(0.1617);
  }

  private static Evaluator evaluator(String name) throws IOException {
    Path folder = Path.of(System.getProperty("bcr.shared", "../shared"), "data", name);
    assumeTrue(Files.isDirectory(folder), () -> "skipped: there is no " + folder);
    SnapshotFiles files = new SnapshotFiles();
    SnapshotFiles tests = files.beside();
    files.preferences(
        folder.resolve("train.tsv.gz"), null, row -> assertThat(row).as("unusable row").isNull());
    tests.preferences(
        folder.resolve("test.tsv.gz"), null, row -> assertThat(row).as("unusable row").isNull());
    Split split = Split.of(files.build(), tests.build());
    return new Evaluator(split.train(), split.test(), 20);
  }
}

package com.bcrecommender.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bcrecommender.engine.data.SnapshotFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

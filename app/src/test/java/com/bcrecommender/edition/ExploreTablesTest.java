package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scenes and fans with a similar taste: what is written comes back, what contradicts itself is
/// found.
final class ExploreTablesTest {
  @TempDir Path folder;
  private RandomContents truth;
  private Path edition;

  @BeforeEach
  void write() {
    RandomContents written = new RandomContents(31, 70, 700, 40);
    Editions editions = Editions.in(folder);
    edition = editions.folder(written.write(editions, RandomContents.PROVENANCE));
    try (Edition read = Edition.open(edition)) {
      truth = written.in(read);
    }
  }

  @Test
  void whatIsWrittenComesBack() {
    try (Edition read = Edition.open(edition)) {
      assertThat(read.manifest().count("scenes")).isEqualTo(3);
      assertThat(read.scenes()).isEqualTo(3);
      for (Scene scene : truth.explore.scenes) {
        assertThat(read.scene(scene.id())).usingRecursiveComparison().isEqualTo(scene);
        assertThat(read.sceneByKey(scene.key())).isEqualTo(scene.id());
      }
      assertThat(read.sceneByKey("scene")).isEqualTo(-1);
      for (int t = 0; t < 700; t++) {
        assertThat(read.sceneOf(t)).isEqualTo(truth.explore.sceneOf[t]);
      }
      for (int fan = 0; fan < 70; fan++) {
        assertThat(read.similarFans(fan)).isEqualTo(truth.explore.similarFans.get(fan));
      }
    }
  }

  @Test
  void anEditionWithoutScenesIsReadAsOneWithNone() {
    Editions editions = Editions.in(folder.resolve("old"));
    Path old = editions.folder(SampleContents.write(editions));
    assertThat(old.resolve(TableKind.SCENES.file())).doesNotExist();
    try (Edition read = Edition.open(old)) {
      assertThat(read.scenes()).isZero();
      assertThat(read.sceneOf(0)).isEqualTo(-1);
      assertThat(read.sceneByKey("any")).isEqualTo(-1);
      assertThat(read.similarFans(0)).isEmpty();
    }
  }

  @Test
  void aMissingOneOfTheThreeIsFound() throws IOException {
    Files.delete(edition.resolve(TableKind.SIMILAR_FANS.file()));
    assertThatThrownBy(() -> Edition.open(edition)).hasMessageContaining("similar-fans.pack");
    assertThat(EditionVerifier.verify(edition).isGood()).isFalse();
  }

  @Test
  void whatContradictsItselfIsFound() throws IOException {
    Scene good = truth.explore.scenes.get(1);
    fails(with(good, s -> copy(s, "", s.count(), s.tagWeights(), s.x())), "no key of its own");
    fails(
        with(good, s -> copy(s, "scene~ø0", s.count(), s.tagWeights(), s.x())),
        "no key of its own");
    fails(
        with(good, s -> copy(s, s.key(), s.count() + 1, s.tagWeights(), s.x())), "other tralbums");
    int[] rising = good.tagWeights().clone();
    rising[2] = 254;
    fails(with(good, s -> copy(s, s.key(), s.count(), rising, s.x())), "weights that rise");
    fails(with(good, s -> copy(s, s.key(), s.count(), s.tagWeights(), 0.05)), "on the map");
    fails(with(good, s -> copy(s, s.key(), s.count(), s.tagWeights(), 0.25)), "overlaps");
    fails(forge(TableKind.TRALBUM_SCENES, 5, out -> out.put(4).put(0)), "scene 3 of 3");
    fails(forge(TableKind.TRALBUM_SCENES, 5, out -> out.put(2).put(0)), "other tralbums");
    fails(forge(TableKind.SIMILAR_FANS, 2, out -> out.varint(1).varint(2).varint(1)), "fan 2 has");
    fails(forge(TableKind.SIMILAR_FANS, 2, out -> out.varint(1).varint(70).varint(1)), "range");
    fails(
        forge(TableKind.SIMILAR_FANS, 2, out -> out.varint(1).varint(3).varint(5000)),
        "more in common");
  }

  @Test
  void theWriterRefusesWhatIsNotInTheEdition() {
    Editions editions = Editions.in(folder.resolve("other"));
    Scene scene = truth.explore.scenes.get(2);
    try (EditionWriter writer = EditionWriter.begin(editions, new Sizes(0, 0, 0))) {
      assertThatThrownBy(() -> writer.similarFans(0, new int[0], new int[0]))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> writer.scenes(List.of(scene), new int[0]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected scene 0");
    }
  }

  private static Scene copy(Scene s, String key, int count, int[] weights, double x) {
    return new Scene(
        s.id(),
        key,
        s.name(),
        count,
        s.tralbums(),
        s.tags(),
        weights,
        s.fanCount(),
        s.fans(),
        s.neighbours(),
        s.neighbourWeights(),
        x,
        s.y(),
        s.radius());
  }

  private Path with(Scene scene, UnaryOperator<Scene> change) throws IOException {
    return forge(TableKind.SCENES, scene.id(), out -> change.apply(scene).write(out));
  }

  private static void fails(Path forged, String finding) {
    for (Verifying verifying : Verifying.values()) {
      assertThat(verifying.failures(forged)).anyMatch(line -> line.contains(finding));
    }
  }

  /// A copy of the edition with another record, and hashes that fit.
  private Path forge(TableKind kind, int replaced, Consumer<RecordBuffer> write)
      throws IOException {
    return Forgery.of(edition)
        .record(kind, replaced, write)
        .write(Files.createTempDirectory(folder, "forged"));
  }
}

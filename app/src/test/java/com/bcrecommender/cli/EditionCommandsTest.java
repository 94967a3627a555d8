package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Editions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bcr edition`, `bcr verify` and `bcr publish` as typed, and the gate of `bcr recommend`.
class EditionCommandsTest {
  private static final int RECORDS = 30;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder;
  private Editions editions = Editions.in(Path.of("none"));

  private int bcr(String... arguments) {
    out.reset();
    err.reset();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", folder.resolve("home").toString()));
    return Main.run(
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        all.toArray(String[]::new));
  }

  private void done(String... arguments) {
    assertThat(bcr(arguments))
        .as(() -> List.of(arguments) + ": " + err.toString(UTF_8) + out.toString(UTF_8))
        .isZero();
  }

  private String said() {
    return out.toString(UTF_8);
  }

  /// Fans that own ten records in a row each, from a place that `shift` moves.
  private Path preferences(int fans, int shift) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int fan = 0; fan < fans; fan++) {
      for (int i = 0; i < 10; i++) {
        rows.add((fan + 1) + "\t" + (1000 + (fan * 3 + i + shift) % RECORDS));
      }
    }
    return Files.write(folder.resolve("preferences.tsv"), rows);
  }

  private void recommendFrom(int fans) throws IOException {
    Path home = folder.resolve("home");
    Files.deleteIfExists(home.resolve("catalog.sqlite"));
    done("import", "preferences", preferences(fans, 0).toString(), "--columns", "fan,tralbum");
    bcr("recommend");
  }

  @BeforeEach
  void makeAnEdition() throws IOException {
    editions = Editions.in(folder.resolve("home").resolve("editions"));
    recommendFrom(120);
  }

  @Test
  void anEditionIsListedDescribedAndVerified() {
    String name = editions.current().orElseThrow();
    done("edition");
    assertThat(said()).startsWith("* " + name).contains("120 fans");
    done("edition", "show", name.substring(0, 5));
    assertThat(said()).contains("model", "coverage", "long tail", name);
    done("verify");
    assertThat(said()).contains("is whole: 120 fans, 30 tralbums");
  }

  @Test
  void anEditionOfHalfTheCatalogIsMadeAndNotShownUntilSomebodySaysSo() throws IOException {
    String first = editions.current().orElseThrow();
    recommendFrom(60);
    assertThat(said())
        .contains("did not switch to it", "fans fell from 120 to 60", "bcr edition use");
    assertThat(editions.current()).contains(first);
    String second =
        editions.list().stream().filter(name -> !name.equals(first)).findFirst().orElseThrow();
    Path page = folder.resolve("diff.html");
    done("edition", "diff", first, second, "--report", page.toString());
    assertThat(page)
        .content()
        .contains("fans fell from 120 to 60", "first entries that are fresh", second)
        .doesNotContain("<script", "What is not");
    assertThat(said())
        .contains("0 new, 60 gone", "more than expected:", "fans fell from 120 to 60");
    done("edition", "use", second);
    assertThat(editions.current()).contains(second);
    done("edition", "use", "previous");
    assertThat(editions.current()).contains(first);
    done("recommend", "--force");
    assertThat(editions.current()).contains(second);
    done("edition", "prune", "--keep", "1");
    assertThat(editions.list()).containsExactly(second);
  }

  @Test
  void theSiteOfTheCurrentEditionIsPublishedAndPublishedAgainOnlyWhereItChanged() {
    String name = editions.current().orElseThrow();
    Path host = folder.resolve("host");
    done("publish", "folder", host.toString());
    assertThat(said()).contains("switched to edition " + name + ", from none");
    assertThat(host.resolve("data/manifest.json"))
        .hasSameBinaryContentAs(editions.folder(name).resolve("manifest.json"));
    assertThat(host.resolve("index.html")).content().contains("BCRecommender");
    assertThat(host.resolve("fan/index.html")).content().contains("<template");
    done("publish", "folder", host.toString());
    assertThat(said())
        .contains("has had edition " + name + " before")
        .contains("uploaded 0 files")
        .contains("pages: 0 files");
  }

  @Test
  void aDamagedEditionIsSaidToBeDamaged() throws IOException {
    Path pack = editions.folder(editions.current().orElseThrow()).resolve("fan-lists.pack");
    byte[] bytes = Files.readAllBytes(pack);
    bytes[bytes.length - 3] ^= 8;
    Files.write(pack, bytes);
    assertThat(bcr("verify")).isEqualTo(1);
    assertThat(said()).contains("fan-lists.pack is corrupt").doesNotContain("\tat ");
  }

  @Test
  void anUnknownEditionIsTheUsersMistake() {
    assertThat(bcr("edition", "show", "nowhere")).isEqualTo(2);
    assertThat(err.toString(UTF_8).strip()).contains("found \"nowhere\"").doesNotContain("\n");
    assertThat(bcr("edition", "diff")).as("there is no previous one").isEqualTo(2);
  }
}

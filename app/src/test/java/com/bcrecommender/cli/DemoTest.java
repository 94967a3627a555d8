package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Fan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The whole way, as a person meets it: one home, the commands one after the other.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoTest {
  private Path home = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String firstEdition = "";

  @BeforeAll
  void oneHomeForAll(@TempDir Path folder) {
    home = folder;
  }

  private int bcr(String... arguments) {
    out.reset();
    err.reset();
    return Main.run(
        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments);
  }

  private String out() {
    return out.toString(UTF_8);
  }

  private Path demo() {
    return home.resolve("demo");
  }

  @Test
  @Order(1)
  void theDemoCrawlsRecommendsServesAndChecksThreePages() {
    assertThat(bcr("demo", "--once", "--home", home.toString()))
        .as("%s", err.toString(UTF_8))
        .isZero();
    assertThat(out())
        .contains("The site is at http://127.0.0.1:")
        .contains("All three were fetched and are as they should be.");
    assertThat(out().lines().filter(line -> line.contains("http://127.0.0.1:"))).hasSize(4);
    firstEdition = Editions.in(demo().resolve("editions")).current().orElseThrow();
  }

  @Test
  @Order(2)
  void aSecondRunGoesOnFromTheDataThatIsThere() {
    assertThat(bcr("demo", "--once", "--home", home.toString()))
        .as("%s", err.toString(UTF_8))
        .isZero();
    assertThat(err.toString(UTF_8))
        .doesNotContain("pages in")
        .contains("The catalog gives the edition that is current already: " + firstEdition);
  }

  @Test
  @Order(3)
  void statusCountsWhatTheDemoMade() {
    assertThat(bcr("status", "--home", demo().toString())).isZero();
    assertThat(out())
        .contains("edition  " + firstEdition)
        .contains("model blend:")
        .containsPattern("[23][0-9]{2} fans, 1,[0-9]{3} tralbums");
  }

  @Test
  @Order(4)
  void explainAgreesWithTheListThatIsShown() throws IOException {
    try (Edition edition = Edition.open(demo().resolve("editions").resolve(firstEdition))) {
      Fan fan = edition.fan(edition.entryPoints().fans()[0]);
      String key = edition.card(edition.fanList(fan.id(), 0, 1).getFirst().tralbum()).key();
      assertThat(
              bcr(
                  "explain",
                  "--home",
                  demo().toString(),
                  "--fan",
                  String.valueOf(fan.username()),
                  "--tralbum",
                  key))
          .as("%s", err.toString(UTF_8))
          .isZero();
      assertThat(out()).contains("rank 1 of 100").contains("common owners");
    }
  }

  @Test
  @Order(5)
  void theCatalogsChecksumIsOneLineOfHex() {
    assertThat(bcr("catalog", "--checksum", "--home", demo().toString())).isZero();
    assertThat(out().strip()).matches("[0-9a-f]{64}");
  }

  @Test
  @Order(6)
  void whatWasCrawledIsTheSameCatalogAfterAnExport() {
    assertThat(bcr("catalog", "--checksum", "--home", demo().toString())).isZero();
    String checksum = out();
    String export = home.resolve("export").toString();
    String copy = home.resolve("copy").toString();
    assertThat(bcr("export", export, "--form", "jsonl", "--home", demo().toString())).isZero();
    assertThat(bcr("import", "export", export, "--home", copy)).isZero();
    assertThat(bcr("catalog", "--checksum", "--home", copy)).isZero();
    assertThat(out()).isEqualTo(checksum);
  }
}

package com.bcrecommender.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropFolderTest {
  private static final Instant TODAY = Instant.parse("2026-06-01T12:00:00Z");

  @TempDir private Path home;
  private final HandTime time = new HandTime(TODAY);
  private DropFolder drop = new DropFolder(Path.of("/"), time);

  @BeforeEach
  void create() throws IOException {
    drop = new DropFolder(home, time);
    drop.create();
  }

  @Test
  void whatIsDroppedIsTakenOnceItHasStoppedGrowing() throws IOException {
    Path page = put("pages/page.html", "<html>");
    assertThat(drop.next()).isEmpty();
    time.pass(Duration.ofSeconds(30));
    Files.writeString(page, "<html></html>");
    assertThat(drop.next()).as("it grew").isEmpty();
    time.pass(Duration.ofSeconds(30));
    assertThat(drop.next()).contains("pages/page.html");
    assertThat(drop.command("pages/page.html")).containsExactly("import", "pages", page.toString());
  }

  @Test
  void aFolderIsOneThingWithAllThatIsBelow() throws IOException {
    put("pages/saved/a.html", "a");
    assertThat(drop.next()).isEmpty();
    time.pass(Duration.ofSeconds(30));
    put("pages/saved/deep/b.html", "b");
    assertThat(drop.next()).isEmpty();
    time.pass(Duration.ofSeconds(30));
    assertThat(drop.next()).contains("pages/saved");
  }

  @Test
  void aFansOwnFilesAreInAFolderWithTheFansName() throws IOException {
    Path file = put("collection/ann/export.csv", "x");
    assertThat(settled()).isEqualTo("collection/ann/export.csv");
    assertThat(drop.command("collection/ann/export.csv"))
        .containsExactly("import", "collection", "--fan", "ann", file.toString());
  }

  @Test
  void copiesUnderWayAndHiddenFilesAreLeftAlone() throws IOException {
    put("pages/.hidden", "x");
    put("pages/a.html.part", "x");
    put("pages/b.html.crdownload", "x");
    put("pages/c.html~", "x");
    drop.next();
    time.pass(Duration.ofMinutes(5));
    assertThat(drop.next()).isEmpty();
  }

  @Test
  void whatWasImportedIsKeptForThirtyDaysAndWhatWasNotWithItsReason() throws IOException {
    put("pages/a.html", "first");
    drop.done("pages/a.html", TODAY);
    put("pages/a.html", "second of the same name");
    drop.done("pages/a.html", TODAY);
    assertThat(home.resolve("drop/done/2026-06-01/pages/a.html")).hasContent("first");
    assertThat(home.resolve("drop/done/2026-06-01/pages/a.html-2")).isRegularFile();
    put("tags/t.tsv", "rubbish");
    assertThat(drop.refused("tags/t.tsv", "expected tags")).hasContent("rubbish");
    assertThat(home.resolve("drop/refused/tags/t.tsv.why.txt")).hasContent("expected tags\n");
    put("pages/z.html", "later");
    drop.done("pages/z.html", TODAY.plus(Duration.ofDays(31)));
    assertThat(home.resolve("drop/done/2026-06-01")).doesNotExist();
    assertThat(home.resolve("drop/done/2026-07-02/pages/z.html")).exists();
  }

  private String settled() {
    drop.next();
    time.pass(Duration.ofSeconds(30));
    return drop.next().orElse("");
  }

  private Path put(String name, String text) throws IOException {
    Path file = home.resolve("drop").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}

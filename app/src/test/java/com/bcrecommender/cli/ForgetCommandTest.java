package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `bcr forget`, as typed.
class ForgetCommandTest extends TypedCommands {
  private static final int FANS = 12;
  private static final int RECORDS = 8;

  /// Fans who own all records but one each.
  private Path preferences() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int fan = 0; fan < FANS; fan++) {
      for (int record = 0; record < RECORDS; record++) {
        if (record != fan % RECORDS) {
          rows.add((fan + 1) + "\ta" + (record + 1));
        }
      }
    }
    return Files.write(folder.resolve("preferences.tsv"), rows);
  }

  @Test
  void who_is_forgotten_is_in_no_list_and_a_second_import_does_not_bring_them_back()
      throws IOException {
    String home = ownHome();
    Path rows = preferences();
    done("import", "preferences", rows.toString(), "--ids", "bandcamp", "--home", home);
    done("forget", "--fan", "f3", "--home", home);
    assertThat(out.toString(UTF_8))
        .contains("forgotten: f3", "7 preferences deleted", "bcr recommend");
    done("catalog", "--checksum", "--home", home);
    String checksum = out.toString(UTF_8);
    done("import", "preferences", rows.toString(), "--ids", "bandcamp", "--home", home);
    assertThat(out.toString(UTF_8)).contains("asked to be left out", "7 statements");
    done("catalog", "--checksum", "--home", home);
    assertThat(out.toString(UTF_8)).isEqualTo(checksum);
    done("catalog", "--home", home);
    assertThat(out.toString(UTF_8)).contains("kept out by bcr forget: 1 key or site");
    done("recommend", "--home", home);
    Editions editions = Editions.in(folder.resolve("own").resolve("editions"));
    try (Edition edition = Edition.open(editions.folder(editions.current().orElseThrow()))) {
      assertThat(edition.fanByKey("f3")).isNegative();
      assertThat(edition.fanByKey("f4")).isNotNegative();
    }
  }

  @Test
  void whom_was_forgotten_stays_so_after_a_rollback_and_after_a_restored_backup()
      throws IOException {
    String home = ownHome();
    Path own = folder.resolve("own");
    String site = folder.resolve("site").toString();
    Path catalog = own.resolve("catalog.sqlite");
    Path backup = folder.resolve("backup.sqlite");
    done("import", "preferences", preferences().toString(), "--ids", "bandcamp", "--home", home);
    done("recommend", "--home", home);
    done("publish", "folder", site, "--home", home);
    Files.copy(catalog, backup);
    String before = Files.readString(folder.resolve("site/data/manifest.json"));
    assertThat(before).doesNotContain("optOuts");
    String first = current(own);

    done("forget", "--fan", "f3", "--home", home);
    assertThat(out.toString(UTF_8)).contains("bcr publish --prune");
    try (Edition edition = Edition.open(Editions.in(own.resolve("editions")).folder(first))) {
      assertThat(edition.fanByKey("f3")).isNegative();
    }
    done("publish", "folder", site, "--home", home);
    assertThat(pointer()).contains("\"optOuts\"").contains(first);
    done("recommend", "--home", home);
    done("publish", "folder", site, "--home", home);
    assertThat(pointer()).contains("\"optOuts\"").doesNotContain(first);
    done("publish", "folder", site, "--rollback", "--home", home);
    assertThat(pointer()).contains("\"optOuts\"").contains(first);

    // The backup, and even a home that has lost all but that: the host still has the opt-outs.
    Home.delete(own);
    Files.createDirectories(own);
    Files.copy(backup, catalog);
    done("recommend", "--home", home);
    String third = current(own);
    try (Edition edition = Edition.open(Editions.in(own.resolve("editions")).folder(third))) {
      assertThat(edition.fanByKey("f3")).isNotNegative();
    }
    done("publish", "folder", site, "--home", home);
    assertThat(pointer()).contains("\"optOuts\"").contains(third);
    try (Edition edition = Edition.open(Editions.in(own.resolve("editions")).folder(third))) {
      assertThat(edition.fanByKey("f3")).isNegative();
    }
    done("status", "--home", home);
    assertThat(err.toString(UTF_8)).contains("1 rows and 7 preferences deleted again");
    done("recommend", "--home", home);
    done("catalog", "--home", home);
    assertThat(out.toString(UTF_8)).contains("11 fans");
  }

  private String pointer() throws IOException {
    return Files.readString(folder.resolve("site/data/manifest.json"));
  }

  private static String current(Path home) {
    return Editions.in(home.resolve("editions")).current().orElseThrow();
  }

  @Test
  void an_export_made_before_says_how_many_of_its_rows_are_kept_out() throws IOException {
    String home = ownHome();
    String export = folder.resolve("export").toString();
    done("import", "preferences", preferences().toString(), "--ids", "bandcamp", "--home", home);
    done("export", export, "--home", home);
    done("forget", "--fan", "f3", "--home", home);
    done("import", "export", export, "--home", home);
    // The fan's key, and the preferences.
    assertThat(out.toString(UTF_8)).contains("8 not used: about somebody who asked to be left out");
    done("catalog", "--home", home);
    assertThat(out.toString(UTF_8)).contains("11 fans");
  }

  @Test
  void forget_says_what_it_expects() throws IOException {
    String home = ownHome();
    done("import", "preferences", preferences().toString(), "--home", home);
    for (String[] wrong :
        new String[][] {
          {"found none"},
          {"found several", "--fan", "ann", "--tralbum", "a5"},
          {"a fan page's address", "--fan", "a b"},
          {"album or a track", "--tralbum", "17"},
          {"an artist or a label", "--artist", "https://bandcamp.com/ann"},
        }) {
      List<String> arguments = new ArrayList<>(List.of("forget", "--home", home));
      arguments.addAll(List.of(wrong).subList(1, wrong.length));
      assertThat(bcr(arguments.toArray(String[]::new))).isEqualTo(2);
      assertThat(err.toString(UTF_8)).contains(wrong[0]).hasLineCount(1);
    }
  }
}

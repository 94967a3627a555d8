package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Manifest;
import com.bcrecommender.imports.Dumps;
import com.bcrecommender.imports.dump.Packing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Public dumps, as typed, up to an edition that names them with their licences.
class DumpCommandsTest extends TypedCommands {
  private static final String TIME = "2026-08-01 04:00:00+00:00";

  private Path dump(String name, Packing packing, Map<String, String> members) throws IOException {
    return Dumps.tar(folder.resolve(name), packing, members);
  }

  @Test
  void dumps_become_an_edition_that_says_what_it_is_made_from() throws Exception {
    String home = folder.resolve("home").toString();
    String[] listeners = new String[12];
    for (int i = 0; i < listeners.length; i++) {
      listeners[i] =
          i % 3 == 0
              ? Dumps.listener(i, 4, Dumps.VINYL)
              : Dumps.listener(i, 4, Dumps.VINYL, Dumps.FERRY_RELEASE);
    }
    String statistics =
        dump("statistics.tar.zst", Packing.ZSTD, Dumps.statistics(TIME, listeners)).toString();
    assertThat(bcr("import", "listenbrainz", statistics, "--home", home)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("bcr import musicbrainz").hasLineCount(1);

    done(
        "import",
        "musicbrainz",
        dump("mbdump.tar.bz2", Packing.BZIP2, Dumps.tables(TIME)).toString(),
        dump("mbdump-derived.tar.bz2", Packing.BZIP2, Dumps.derived()).toString(),
        "--home",
        home);
    assertThat(out.toString(UTF_8))
        .contains("4 pages of Bandcamp's, to which 11 ids lead")
        .contains("6 not used: tags, whose licence");
    done("import", "listenbrainz", statistics, "--home", home);
    assertThat(out.toString(UTF_8)).contains("0 preferences stored", "20 left out, played fewer");
    done("import", "listenbrainz", statistics, "--plays", "4", "--home", home);
    assertThat(out.toString(UTF_8))
        .contains("12 listeners with 20 albums", "20 preferences stored: 20 new");

    done("status", "--home", home);
    assertThat(out.toString(UTF_8))
        .contains("from listenbrainz: CC0 1.0", "from musicbrainz: CC0 1.0")
        .doesNotContain("musicbrainz-tags");
    done("recommend", "--home", home);
    Editions editions = Editions.in(Path.of(home, "editions"));
    Manifest manifest = Manifest.read(editions.folder(editions.current().orElseThrow()));
    assertThat(manifest.provenance().sources())
        .containsExactly(entry("listenbrainz", "CC0 1.0"), entry("musicbrainz", "CC0 1.0"));
    done("edition", "show", "--home", home);
    assertThat(out.toString(UTF_8)).contains("made from            listenbrainz (CC0 1.0)");
    done("export", folder.resolve("out").toString(), "--compress", "none", "--home", home);
    assertThat(Files.readString(folder.resolve("out/licences.tsv")))
        .isEqualTo("kind\tlicence\nlistenbrainz\tCC0 1.0\nmusicbrainz\tCC0 1.0\n");

    done(
        "import",
        "musicbrainz",
        folder.resolve("mbdump-derived.tar.bz2").toString(),
        "--set",
        "import.noncommercial-tags=true",
        "--home",
        home);
    done("recommend", "--force", "--home", home);
    manifest = Manifest.read(editions.folder(editions.current().orElseThrow()));
    assertThat(manifest.provenance().sources())
        .containsEntry("musicbrainz-tags", "CC BY-NC-SA 3.0");
    assertThat(manifest.count("tags")).isEqualTo(3);
  }
}

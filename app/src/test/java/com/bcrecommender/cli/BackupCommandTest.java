package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Sha256;
import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `bcr backup` and `bcr restore`, as typed.
class BackupCommandTest extends TypedCommands {
  private static final int FANS = 12;
  private static final int RECORDS = 8;

  private Path own;
  private Path store;
  private String home;
  private String place;

  /// A home with an edition: fans who own all records but one each.
  @BeforeEach
  void makeHome() throws IOException {
    home = ownHome();
    own = Path.of(home);
    store = folder.resolve("Dropbox/bcr");
    place = "backup.folder=" + store;
    List<String> rows = new ArrayList<>();
    for (int fan = 0; fan < FANS; fan++) {
      for (int record = 0; record < RECORDS; record++) {
        if (record != fan % RECORDS) {
          rows.add((fan + 1) + "\ta" + (record + 1));
        }
      }
    }
    Path file = Files.write(folder.resolve("preferences.tsv"), rows);
    done("import", "preferences", file.toString(), "--ids", "bandcamp", "--home", home);
    done("recommend", "--home", home);
  }

  private String checksum() {
    done("catalog", "--checksum", "--home", home);
    return out.toString(UTF_8).strip();
  }

  private SortedMap<String, String> editions() throws IOException {
    SortedMap<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(own.resolve("editions"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!String.valueOf(file.getFileName()).startsWith(".")) {
          all.put(own.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
        }
      }
    }
    return all;
  }

  @Test
  void after_the_home_is_deleted_the_same_catalog_lists_and_pages_come_back() throws IOException {
    String checksum = checksum();
    SortedMap<String, String> editions = editions();
    done("backup", "--home", home, "--set", place);
    assertThat(out.toString(UTF_8)).contains("backup 20", store.toString(), "1 backup is kept");
    done("backup", "--list", "--home", home, "--set", place);
    assertThat(out.toString(UTF_8))
        .contains("1 backup", "files", "stays until")
        .doesNotContain("DAMAGED");
    done("status", "--home", home);
    assertThat(out.toString(UTF_8)).contains("backup   made", "drill    none yet");
    done("backup", "--drill", "--home", home, "--set", place);
    assertThat(out.toString(UTF_8)).contains("as the manifest says", "1 editions verified");
    done("status", "--home", home);
    assertThat(out.toString(UTF_8)).contains("drill    fine");

    Home.delete(own);
    done("restore", "--from", store.toString(), "--home", home);
    assertThat(out.toString(UTF_8)).contains("restored backup", "12 fans", "bcr serve");
    assertThat(checksum()).isEqualTo(checksum);
    assertThat(editions()).isEqualTo(editions);
    done("verify", "--home", home);
    done("backup", "--home", home, "--set", place);
    try (Stream<Path> left = Files.list(own)) {
      assertThat(left.map(file -> String.valueOf(file.getFileName())))
          .noneMatch(name -> name.contains("scratch"));
    }
  }

  @Test
  void whoever_is_forgotten_after_the_backup_is_in_nothing_that_it_brings_back()
      throws IOException {
    Files.writeString(own.resolve("settings.properties"), "backup.folder = " + store + "\n");
    done("backup", "--home", home);
    done("forget", "--fan", "f3", "--home", home);
    assertThat(out.toString(UTF_8))
        .contains("Backups in " + store + " hold them", "the last of these expires on 20");
    Home.delete(own);
    done("restore", "--from", store.toString(), "--home", home);
    Editions editions = Editions.in(own.resolve("editions"));
    try (Edition edition = Edition.open(editions.folder(editions.current().orElseThrow()))) {
      assertThat(edition.fanByKey("f3")).isNegative();
      assertThat(edition.fanByKey("f4")).isNotNegative();
    }
    done("catalog", "--home", home);
    assertThat(out.toString(UTF_8)).contains("11 fans");
    done("export", folder.resolve("export").toString(), "--compress", "none", "--home", home);
    try (Stream<Path> files = Files.walk(folder.resolve("export"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file).lines())
            .noneMatch(line -> line.matches("(.*\\t)?f3(\\t.*)?"));
      }
    }
    done("recommend", "--home", home);
    try (Edition edition = Edition.open(editions.folder(editions.current().orElseThrow()))) {
      assertThat(edition.fanByKey("f3")).isNegative();
    }
  }

  @Test
  void forget_says_where_no_backup_is_in_reach() throws IOException {
    done("forget", "--fan", "f3", "--home", home);
    assertThat(out.toString(UTF_8)).contains("No place for backups is set");
    done("forget", "--fan", "f4", "--home", home, "--set", place);
    assertThat(out.toString(UTF_8)).contains("could not be reached", "is its disk there?");
  }

  @Test
  void a_home_with_a_catalog_is_refused_and_with_force_moved_aside() throws IOException {
    done("backup", "--home", home, "--set", place);
    String checksum = checksum();
    done("forget", "--artist", "someone", "--home", home);
    Path more = Files.writeString(folder.resolve("more.tsv"), "99\ta1\n99\ta2\n");
    done("import", "preferences", more.toString(), "--ids", "bandcamp", "--home", home);
    String later = checksum();
    assertThat(bcr("restore", "--home", home, "--set", place)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--force").hasLineCount(1);
    assertThat(checksum()).isEqualTo(later);
    done("restore", "--force", "--home", home, "--set", place);
    assertThat(out.toString(UTF_8))
        .contains("what was here lies in " + own.resolve("before-restore-"));
    assertThat(checksum()).isEqualTo(checksum);
    try (Stream<Path> aside = Files.list(own)) {
      assertThat(
              aside
                  .filter(path -> path.toString().contains("before-restore-"))
                  .findFirst()
                  .orElseThrow())
          .isDirectoryContaining(path -> path.endsWith("catalog.sqlite"));
    }
  }

  @Test
  void a_damaged_chunk_is_one_line_and_nothing_is_half_restored() throws IOException {
    done("backup", "--home", home, "--set", place);
    Path chunk;
    try (Stream<Path> files = Files.walk(store.resolve("chunks"))) {
      chunk =
          files
              .filter(Files::isRegularFile)
              .max(Comparator.comparingLong(file -> file.toFile().length()))
              .orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(chunk);
    // A single bit may lead to another copy of the same bytes, and then nothing is lost.
    for (int at = bytes.length / 2; at < bytes.length / 2 + 32; at++) {
      bytes[at] ^= 0x55;
    }
    Files.write(chunk, bytes);
    assertThat(bcr("backup", "--drill", "--home", home, "--set", place)).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("the drill failed", "is damaged").hasLineCount(1);
    done("status", "--home", home);
    assertThat(out.toString(UTF_8)).contains("drill    TROUBLE", "last fine: never");
    Home.delete(own);
    assertThat(bcr("restore", "--from", store.toString(), "--home", home)).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("is damaged", "which catalog.sqlite needs")
        .hasLineCount(1);
    assertThat(own.resolve("catalog.sqlite")).doesNotExist();
    assertThat(own.resolve("editions")).doesNotExist();
  }

  @Test
  void a_place_that_cannot_be_reached_does_not_keep_another_from_its_backup() {
    assertThat(
            bcr("backup", "--home", home, "--set", place, "--set", "backup.s3.bucket=my-backups"))
        .isEqualTo(2);
    assertThat(out.toString(UTF_8)).contains("backup 20", store.toString());
    assertThat(err.toString(UTF_8))
        .containsPattern("(?m)^bcr: no backup in s3://my-backups/: .*AWS_ACCESS_KEY_ID");
    done("status", "--home", home);
    assertThat(out.toString(UTF_8))
        .contains("backup   made", "TROUBLE in s3://my-backups/", "last made: never");
  }

  @Test
  void no_secret_of_the_home_is_in_its_backups() throws IOException {
    String secret = "planted-secret-0123456789";
    Path credentials =
        Files.writeString(
            own.resolve("credentials.properties"), "AWS_SECRET_ACCESS_KEY = " + secret + "\n");
    Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        own.resolve("settings.properties"),
        "site.removal = %s\nbackup.folder = %s\n".formatted(secret, store));
    done("backup", "--home", home);
    String key = folder.resolve("key").toString();
    done("backup", "--new-key", key);
    Home.delete(own);
    done("restore", "--from", store.toString(), "--home", home);
    assertThat(own.resolve("credentials.properties")).doesNotExist();
    assertThat(own.resolve("settings.properties")).content().contains("site.removal = ***");
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(plain(file), ISO_8859_1)).doesNotContain(secret);
      }
    }
  }

  private static byte[] plain(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return file.toString().endsWith(".zst")
        ? Zstd.decompress(bytes, (int) Zstd.getFrameContentSize(bytes))
        : bytes;
  }

  @Test
  void an_encrypted_backup_is_restored_with_the_private_key_alone() throws IOException {
    Path key = folder.resolve("key");
    done("backup", "--new-key", key.toString());
    String said = out.toString(UTF_8);
    String recipient =
        said.lines()
            .filter(line -> line.startsWith("backup.recipient"))
            .findFirst()
            .orElseThrow()
            .replaceFirst(".*= ", "");
    assertThat(said).doesNotContain("AGE-SECRET-KEY");
    assertThat(Files.getPosixFilePermissions(key))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    String checksum = checksum();
    done("backup", "--home", home, "--set", place, "--set", "backup.recipient=" + recipient);
    done("backup", "--drill", "--home", home, "--set", place);
    assertThat(out.toString(UTF_8)).contains("could not be checked without the private key");
    done(
        "backup",
        "--drill",
        "--home",
        home,
        "--set",
        place,
        "--set",
        "backup.identity-file=" + key);
    assertThat(out.toString(UTF_8)).contains("as the manifest says");
    Home.delete(own);
    assertThat(bcr("restore", "--home", home, "--set", place)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("backup.identity-file").hasLineCount(1);
    done("restore", "--home", home, "--set", place, "--set", "backup.identity-file=" + key);
    assertThat(checksum()).isEqualTo(checksum);
    assertThat(bcr("backup", "--new-key", key.toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("left as it is").hasLineCount(1);
  }

  @Test
  void backup_and_restore_say_what_they_expect() {
    String elsewhere = folder.resolve("elsewhere").toString();
    for (List<String> wrong :
        List.of(
            List.of("expected a place for backups", "backup"),
            List.of("expected a place for backups", "restore"),
            List.of("outside of the home", "backup", "--set", "backup.folder=" + own.resolve("b")),
            List.of("is its disk there?", "restore", "--from", elsewhere),
            List.of("expected a backup in", "restore", "--from", folder.toString(), "--force"),
            List.of(
                "found none of that time",
                "restore",
                "--from",
                folder.toString(),
                "--force",
                "--at",
                "2020"),
            List.of(
                "backup.recipient", "backup", "--set", place, "--set", "backup.recipient=bob"))) {
      List<String> arguments = new ArrayList<>(wrong.subList(1, wrong.size()));
      arguments.addAll(List.of("--home", home));
      assertThat(bcr(arguments.toArray(String[]::new))).as(arguments.toString()).isEqualTo(2);
      assertThat(err.toString(UTF_8)).contains(wrong.getFirst()).hasLineCount(1);
    }
  }
}

package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.bcrecommender.archive.Archive;
import com.bcrecommender.archive.ArchiveWriter;
import com.bcrecommender.archive.RawAnswer;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.transfer.Credentials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A small home in which all is well: a catalog with somebody who opted out, an edition, raw
/// answers, settings, credentials, a backup.
final class HealthyHome {
  private HealthyHome() {}

  static void make(Path folder) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int fan = 0; fan < 20; fan++) {
      for (int i = 0; i < 10; i++) {
        rows.add((fan + 1) + "\t" + (1000 + (fan * 3 + i) % 30));
      }
    }
    Path tsv = Files.write(folder.resolveSibling("preferences.tsv"), rows);
    bcr("import", "preferences", tsv.toString(), "--home", folder.toString());
    bcr("recommend", "--home", folder.toString());
    bcr("forget", "--fan", "x:file:1", "--home", folder.toString());
    try (ArchiveWriter writer = Archive.in(new Home(folder).archive()).writer("bcr test", 20_000)) {
      for (int number = 0; number < 40; number++) {
        writer.append(page(number));
      }
    }
    Files.writeString(
        folder.resolve(Settings.FILE), "serve.port = 0\nnotice.command = /bin/true\n");
    Files.setPosixFilePermissions(
        Files.writeString(folder.resolve(Credentials.FILE), "AWS_ACCESS_KEY_ID = AKIDEXAMPLE\n"),
        PosixFilePermissions.fromString("rw-------"));
    backups(folder, Instant.now(), "", Instant.now(), "");
    for (String kind : List.of("pages", "done", "refused")) {
      Files.createDirectories(folder.resolve("drop").resolve(kind));
    }
  }

  private static RawAnswer page(int number) {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < 500; word++) {
      text.append(Long.toHexString(Long.hashCode(31L * number + word) * 0x9E3779B97F4A7C15L));
    }
    return new RawAnswer(
        "https://x.bandcamp.com/album/" + number,
        null,
        Instant.parse("2026-03-01T12:00:07Z"),
        200,
        Map.of("Content-Type", List.of("text/html")),
        text.toString().getBytes(UTF_8));
  }

  /// What `bcr backup` leaves.
  static void backups(Path home, Instant backup, String trouble, Instant drill, String drillTrouble)
      throws IOException {
    Files.writeString(
        home.resolve("backups.json"),
        """
        {"home": "00112233aabbccdd", "key": "00", "backups": {"folder": {"at": "%s", "trouble": "%s", "good": "%s"}},
         "drills": {"folder": {"at": "%s", "trouble": "%s", "good": "%s"}}}
        """
            .formatted(backup, trouble, backup, drill, drillTrouble, drill));
  }

  /// A copy to spoil.
  static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return to;
  }

  private static void bcr(String... arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(said, true, UTF_8);
    if (Main.run(print, print, arguments) != 0) {
      throw new IllegalStateException(List.of(arguments) + ": " + said.toString(UTF_8));
    }
  }
}

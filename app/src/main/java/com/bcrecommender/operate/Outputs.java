package com.bcrecommender.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/// The folder `logs` of a home: a file for each run of a job, `KIND-TIME.log`, the last thirty of a
/// kind.
public final class Outputs {
  private static final int KEPT = 30;
  private static final String SUFFIX = ".log";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path home;

  /// @param home absolute
  public Outputs(Path home) {
    this.home = home;
  }

  /// The home whose jobs these are.
  Path home() {
    return home;
  }

  /// A new file, and away with the oldest.
  ///
  /// @throws IOException where there is no room for it, or no right
  Output begin(String kind, Instant now) throws IOException {
    Path folder = home.resolve("logs");
    Files.createDirectories(folder);
    List<Path> before = of(kind);
    for (Path old : before.subList(Math.min(KEPT - 1, before.size()), before.size())) {
      Files.deleteIfExists(old);
    }
    Path file = folder.resolve(kind + "-" + TIME.format(now) + SUFFIX);
    // On a full disk an empty file can be made, and the first line of the job would be lost.
    Files.writeString(file, Output.HEAD + kind + ", begun " + now + "\n");
    return new Output(file);
  }

  /// The files of a kind, newest first; of all kinds for an empty word.
  ///
  /// @throws IOException where the folder cannot be read
  public List<Path> of(String kind) throws IOException {
    Path folder = home.resolve("logs");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> name(file).endsWith(SUFFIX))
          .filter(file -> kind.isEmpty() || name(file).startsWith(kind + "-"))
          .sorted((a, b) -> time(b).compareTo(time(a)))
          .toList();
    }
  }

  private static String time(Path file) {
    return name(file).replaceFirst("^[a-z]+-", "");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}

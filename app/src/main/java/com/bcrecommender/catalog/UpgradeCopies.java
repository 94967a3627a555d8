package com.bcrecommender.catalog;

import com.bcrecommender.settings.Busy;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Copies of a catalog from before its tables were migrated, in the folder `before-upgrade` beside
/// it: `catalog-v7-20261128T194226Z.sqlite`. The last two are kept, and any of them can be put back
/// for the program that made it. For one thread at a time.
public final class UpgradeCopies {
  /// Its name beside the catalog.
  public static final String FOLDER = "before-upgrade";

  private static final int KEPT = 2;
  private static final String PART = ".part";
  private static final Pattern NAME = Pattern.compile("catalog-v(\\d+)-(\\d{8}T\\d{6}Z)\\.sqlite");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path catalog;
  private final Path folder;

  private UpgradeCopies(Path catalog) {
    this.catalog = catalog;
    folder = catalog.toAbsolutePath().resolveSibling(FOLDER);
  }

  /// Those of a catalog; there need not be any.
  public static UpgradeCopies of(Path catalog) {
    return new UpgradeCopies(catalog);
  }

  /// A copy.
  ///
  /// @param version of its tables
  /// @param made when, as in the name
  public record Copy(Path file, int version, String made) {}

  /// What was done to take a migration back.
  ///
  /// @param aside where the migrated catalog lies now
  public record TakenBack(Copy copy, Path aside) {}

  /// The copies, the newest first.
  public List<Copy> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(file -> {
            Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
            return name.matches()
                ? Stream.of(new Copy(file, Integer.parseInt(name.group(1)), name.group(2)))
                : Stream.empty();
          })
          .sorted(Comparator.comparing(Copy::made).thenComparingInt(Copy::version).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Copies the catalog as it is. A kill leaves a file of another name, which the next copy
  /// overwrites. Costs a reading and a writing of the file.
  ///
  /// @param version of its tables
  /// @throws UserError where the disk has no room for it; nothing was changed
  void make(int version, Instant now) {
    try {
      Files.createDirectories(folder);
      long needed = Files.size(catalog);
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < needed) {
        throw noRoom(version, "%,d MB of room in %s".formatted(free >> 20, folder), needed);
      }
      String name = "catalog-v%d-%s.sqlite".formatted(version, TIME.format(now));
      Path part = folder.resolve("catalog" + PART);
      deleteDatabase(part);
      try (Session session = Session.reading(catalog)) {
        session.copyTo(part);
      }
      flush(part, StandardOpenOption.WRITE);
      rename(part, folder.resolve(name));
      for (Copy old : all().stream().skip(KEPT).toList()) {
        Files.deleteIfExists(old.file());
      }
    } catch (IOException e) {
      throw noRoom(version, e.toString(), 0);
    }
  }

  /// Puts the newest copy in the catalog's place; the migrated one is kept beside the copies. A
  /// kill in between leaves both there, and the same call goes on.
  ///
  /// @throws UserError where there is no copy, or another process has the catalog open
  public TakenBack takeBack(Instant now) {
    Copy copy =
        all().stream()
            .findFirst()
            .orElseThrow(() ->
                new UserError(
                    "expected a copy from before an upgrade in %s, found none; bcr restore brings a backup back"
                        .formatted(folder)));
    Path aside = folder.resolve("migrated-%s.sqlite".formatted(TIME.format(now)));
    try {
      if (Files.exists(catalog)) {
        if (Session.inUse(catalog)) {
          throw new Busy(
              "expected that no other bcr process has the catalog %s open, found one; stop it first"
                  .formatted(catalog));
        }
        rename(catalog, aside);
      }
      for (String log : List.of("-wal", "-shm")) {
        Files.deleteIfExists(catalog.resolveSibling(catalog.getFileName() + log));
      }
      rename(copy.file(), catalog);
    } catch (IOException e) {
      throw new UserError(
          "expected to put %s in the place of %s, found: %s; check the rights, then run it again"
              .formatted(copy.file(), catalog, e),
          e);
    }
    return new TakenBack(copy, aside);
  }

  private UserError noRoom(int version, String found, long needed) {
    return new UserError(
        "expected to copy the catalog %s before its tables (version %d) are migrated%s, found: %s; the catalog is as it was: free some room or check the rights, then run it again"
            .formatted(
                catalog,
                version,
                needed == 0 ? "" : ", which takes %,d MB".formatted((needed >> 20) + 1),
                found));
  }

  private static void deleteDatabase(Path file) throws IOException {
    for (String suffix : List.of("", "-journal", "-wal", "-shm")) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
    }
  }

  private static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    Path parent = to.toAbsolutePath().getParent();
    if (parent != null) {
      flush(parent, StandardOpenOption.READ);
    }
  }

  /// Waits for the disk.
  private static void flush(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }
}

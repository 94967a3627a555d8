package com.bcrecommender.operate;

import com.bcrecommender.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder `drop` of a home. What is put into one of its folders is imported as the kind that
/// the folder is named for: `drop/pages/page.html`, `drop/collection/FAN/export.csv`. What was
/// imported moves to `drop/done/DATE` for thirty days, what could not be to `drop/refused`, with
/// the reason beside it. For one thread.
final class DropFolder {
  /// Folders and the words of `bcr import` that they stand for.
  static final List<String> KINDS =
      List.of("pages", "preferences", "tags", "tralbums", "export", "musicbrainz", "listenbrainz");

  /// One fan's own files, in a folder with the fan's name.
  static final String COLLECTION = "collection";

  /// What has not grown for so long is whole: a copy over a slow network pauses, but not so long.
  private static final Duration SETTLED = Duration.ofSeconds(25);

  private static final Duration KEPT = Duration.ofDays(30);

  /// How something in the folder looked.
  private record Sight(long bytes, long newest, Duration since) {}

  private final Path folder;
  private final WorkerTime time;
  private final Map<Path, Sight> sights = new HashMap<>();

  DropFolder(Path home, WorkerTime time) {
    this.folder = home.resolve("drop");
    this.time = time;
  }

  /// Makes the folders, so that whoever looks sees what may be put where.
  void create() throws IOException {
    for (String kind : KINDS) {
      Files.createDirectories(folder.resolve(kind));
    }
    Files.createDirectories(folder.resolve(COLLECTION));
  }

  /// The first of what is there and whole, such as `pages/page.html`; empty where nothing is.
  Optional<String> next() {
    List<Path> there = there();
    sights.keySet().retainAll(there);
    return there.stream().filter(this::settled).findFirst().map(this::named);
  }

  /// The command that imports it.
  List<String> command(String entry) {
    Path path = folder.resolve(entry);
    Path kind = Path.of(entry).getName(0);
    return kind.toString().equals(COLLECTION)
        ? List.of(
            "import", COLLECTION, "--fan", Path.of(entry).getName(1).toString(), path.toString())
        : List.of("import", kind.toString(), path.toString());
  }

  /// Moves what was imported out of the way, and deletes what was long ago.
  void done(String entry, Instant now) {
    try {
      Path done = folder.resolve("done");
      LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
      move(entry, done.resolve(today.toString()));
      for (Path day : list(done)) {
        LocalDate oldest = today.minusDays(KEPT.toDays());
        if (String.valueOf(day.getFileName()).compareTo(oldest.toString()) < 0) {
          Home.delete(day);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Moves what could not be imported out of the way, with the reason beside it.
  ///
  /// @return where it is now
  Path refused(String entry, String why) {
    try {
      Path to = move(entry, folder.resolve("refused"));
      Files.writeString(to.resolveSibling(to.getFileName() + ".why.txt"), why + "\n");
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path move(String entry, Path into) throws IOException {
    Path to = into.resolve(entry);
    Files.createDirectories(to.getParent() == null ? into : to.getParent());
    for (int copy = 2; Files.exists(to); copy++) {
      to = to.resolveSibling(Path.of(entry).getFileName() + "-" + copy);
    }
    return Files.move(folder.resolve(entry), to);
  }

  private List<Path> there() {
    List<Path> there = new ArrayList<>();
    for (String kind : KINDS) {
      there.addAll(list(folder.resolve(kind)));
    }
    for (Path fan : list(folder.resolve(COLLECTION))) {
      there.addAll(list(fan));
    }
    return there;
  }

  /// What is in a folder, in the order of the names; nothing where it is none. Names that begin
  /// with a dot or end as those of copies under way do are nobody's business.
  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> {
            String name = String.valueOf(entry.getFileName());
            return !name.startsWith(".") && !name.matches(".*(~|\\.part|\\.crdownload|\\.tmp)");
          })
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean settled(Path path) {
    Sight now = look(path);
    Sight before = sights.get(path);
    if (before == null || before.bytes() != now.bytes() || before.newest() != now.newest()) {
      sights.put(path, now);
      return false;
    }
    return now.since().minus(before.since()).compareTo(SETTLED) >= 0;
  }

  private Sight look(Path path) {
    long[] sums = new long[2];
    try {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              sums[0] += attributes.size() + 1;
              sums[1] = Math.max(sums[1], attributes.lastModifiedTime().toMillis());
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, @Nullable IOException gone) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Sight(sums[0], sums[1], time.elapsed());
  }

  private String named(Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }
}

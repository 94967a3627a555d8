package com.bcrecommender.edition;

import com.bcrecommender.edition.UnusableEdition.Reason;
import com.bcrecommender.settings.Busy;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder with all editions and the name of the current one. Every change is one rename, so
/// that a reader in another process sees the old state or the new one, and a killed process leaves
/// the old one. For several threads and processes.
public final class Editions {
  /// How long an edition that holds somebody who was forgotten may still be gone back to; no reader
  /// shows them meanwhile.
  public static final Duration FORGOTTEN_FOR = Duration.ofDays(7);

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{16}");
  private static final String CURRENT = "current";
  private static final String PARTIAL = ".partial-";

  /// Longer than an id and its line feed can be.
  private static final int MOST_OF_CURRENT = 100;

  private final Path folder;

  private Editions(Path folder) {
    this.folder = folder;
  }

  /// The editions in a folder, which need not be there yet.
  public static Editions in(Path folder) {
    return new Editions(folder);
  }

  public Path folder() {
    return folder;
  }

  /// The folder of one edition, whether it is there or not.
  ///
  /// @param name 16 hex digits
  /// @throws IllegalArgumentException if it is no such name; so no name leads out of the folder
  public Path folder(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("an edition is named by 16 hex digits, found: " + name);
    }
    return folder.resolve(name);
  }

  /// The name of the current edition; empty where none was made yet. Costs the reading of a file of
  /// 17 bytes.
  ///
  /// @throws UnusableEdition if the file `current` holds something else than a name
  public Optional<String> current() {
    Path file = folder.resolve(CURRENT);
    try {
      String name =
          Files.size(file) > MOST_OF_CURRENT
              ? "too long"
              : Files.readString(file, StandardCharsets.ISO_8859_1).strip();
      if (!NAME.matcher(name).matches()) {
        throw new UnusableEdition(
            Reason.CORRUPT,
            "%s should hold the 16 hex digits of an edition; write one of these into it: %s"
                .formatted(file, String.join(", ", list())));
      }
      return Optional.of(name);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The names of all editions, the one made last first.
  public List<String> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    record Made(String name, long millis) {}
    List<Made> found = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        String name = String.valueOf(entry.getFileName());
        Path manifest = entry.resolve(Manifest.FILE);
        if (NAME.matcher(name).matches() && Files.isRegularFile(manifest)) {
          found.add(new Made(name, Files.getLastModifiedTime(manifest).toMillis()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(Comparator.comparingLong(Made::millis).reversed().thenComparing(Made::name));
    return found.stream().map(Made::name).toList();
  }

  /// The name of the edition that was made right before another; empty where there is none.
  ///
  /// @param name 16 hex digits
  public Optional<String> before(String name) {
    List<String> all = list();
    int at = all.indexOf(name);
    return at < 0 || at + 1 == all.size() ? Optional.empty() : Optional.of(all.get(at + 1));
  }

  /// Bytes that an edition takes on the disk.
  ///
  /// @param name 16 hex digits
  public long bytes(String name) {
    try (Stream<Path> files = Files.list(folder(name))) {
      long sum = 0;
      for (Path file : (Iterable<Path>) files::iterator) {
        sum += Files.size(file);
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes an edition the current one, in one step. The edition is opened first, so that `current`
  /// never names what cannot be read.
  ///
  /// @throws UnusableEdition if it cannot be opened; `current` stays as it was
  public void switchTo(String name) {
    try (Edition edition = Edition.open(folder(name))) {
      String own = edition.manifest().name();
      if (!own.equals(name)) {
        throw new UnusableEdition(
            Reason.CORRUPT, "%s holds edition %s; rename it back".formatted(folder(name), own));
      }
    }
    Path temporary = folder.resolve("." + CURRENT + "-" + UUID.randomUUID());
    try {
      DurableFiles.write(temporary, (name + "\n").getBytes(StandardCharsets.US_ASCII));
      DurableFiles.rename(temporary, folder.resolve(CURRENT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Removes the editions made longest ago, until `most` are left, and those made before somebody
  /// was forgotten, once that is [#FORGOTTEN_FOR] ago. The current one is never removed. Each is
  /// renamed before it is deleted, so that a half deleted one is a leftover and no edition; who has
  /// it open reads on.
  ///
  /// @param now from which the days are counted back
  /// @return the names of those removed
  public List<String> keep(int most, Instant now) {
    String current = current().orElse("");
    Instant forgotten =
        OptOutFile.read(folder)
            .newest()
            .filter(newest -> !newest.plus(FORGOTTEN_FOR).isAfter(now))
            .orElse(Instant.MIN);
    List<String> removed = new ArrayList<>();
    int kept = current.isEmpty() ? 0 : 1;
    try {
      for (String name : list()) {
        if (!name.equals(current) && (made(name).compareTo(forgotten) <= 0 || ++kept > most)) {
          Path leftover = folder.resolve(PARTIAL + UUID.randomUUID());
          DurableFiles.rename(folder(name), leftover);
          Home.delete(leftover);
          removed.add(name);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return removed;
  }

  /// When an edition was made; one that does not say so was made long ago.
  private Instant made(String name) {
    try {
      return Manifest.read(folder(name)).provenance().made();
    } catch (UnusableEdition damaged) {
      return Instant.EPOCH;
    }
  }

  /// Takes the right to write, which ends when it is closed, or with the process.
  ///
  /// @throws UserError if another has it
  ProcessLock lock() throws IOException {
    Files.createDirectories(folder);
    ProcessLock lock = ProcessLock.take(folder.resolve(".lock"));
    if (lock == null) {
      throw new Busy(
          "another run is writing an edition into %s; wait until it ends, or stop it"
              .formatted(folder));
    }
    return lock;
  }

  /// Takes in an edition that was made elsewhere, once all of it is verified. An equal one that is
  /// there already is kept. The current one stays: [#switchTo] changes that.
  ///
  /// @param made its folder, on the same file system; gone afterwards
  /// @return its name
  /// @throws UnusableEdition if it is not whole; nothing changes then
  /// @throws UserError if another run is writing here
  public String adopt(Path made) {
    try (ProcessLock writing = lock()) {
      assert writing.held();
      removeLeftovers();
      EditionVerifier.verify(made).orThrow();
      String name = Manifest.read(made).name();
      place(made, name, step -> {});
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Gives a verified edition its name. To be called by who holds the lock.
  void place(Path made, String name, EditionWriter.Steps steps) throws IOException {
    Path target = folder(name);
    if (Files.exists(target)) {
      if (EditionVerifier.verify(target).isGood()) {
        Home.delete(made);
        return;
      }
      // The same edition, but damaged on the disk: nothing is lost by putting the good one in its
      // place.
      steps.before("remove damaged");
      DurableFiles.rename(target, newPartial().resolve("damaged"));
    }
    steps.before("rename");
    DurableFiles.rename(made, target);
    removeLeftovers();
  }

  /// Removes what killed runs left. To be called by who holds the lock, since a run that lives has
  /// a partial edition too.
  void removeLeftovers() throws IOException {
    List<Path> leftovers = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        String name = String.valueOf(entry.getFileName());
        if (name.startsWith(PARTIAL)
            || name.startsWith("." + CURRENT + "-")
            || name.startsWith("." + OptOutFile.NAME + "-")) {
          leftovers.add(entry);
        }
      }
    }
    for (Path leftover : leftovers) {
      Home.delete(leftover);
    }
  }

  Path newPartial() throws IOException {
    return Files.createDirectory(folder.resolve(PARTIAL + UUID.randomUUID()));
  }
}

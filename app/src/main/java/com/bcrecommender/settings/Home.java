package com.bcrecommender.settings;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The folder in which all data of one installation lives.
///
/// @param folder absolute; it may not exist yet
public record Home(Path folder) {

  /// The folder a flag names, else `BCR_HOME`, else the platform's folder for user data.
  public static Home of(@Nullable Path flag, Map<String, String> environment) {
    if (flag != null) {
      return new Home(flag.toAbsolutePath().normalize());
    }
    String variable = environment.get("BCR_HOME");
    if (variable != null && !variable.isBlank()) {
      return new Home(Path.of(variable).toAbsolutePath().normalize());
    }
    return new Home(
        userData(environment, System.getProperty("os.name", ""), System.getProperty("user.home")));
  }

  static Path userData(Map<String, String> environment, String system, String user) {
    if (system.startsWith("Mac")) {
      return Path.of(user, "Library", "Application Support", "BCRecommender");
    }
    if (system.startsWith("Windows")) {
      String local = environment.get("LOCALAPPDATA");
      return local == null
          ? Path.of(user, "AppData", "Local", "BCRecommender")
          : Path.of(local, "BCRecommender");
    }
    // XDG Base Directory Specification: relative paths in the variable are invalid and ignored.
    String xdg = environment.get("XDG_DATA_HOME");
    Path base =
        xdg != null && Path.of(xdg).isAbsolute() ? Path.of(xdg) : Path.of(user, ".local", "share");
    return base.resolve("bcrecommender");
  }

  /// The catalog's file.
  public Path catalog() {
    return folder.resolve("catalog.sqlite");
  }

  /// The map from MusicBrainz's ids to Bandcamp's pages.
  public Path links() {
    return folder.resolve("links.sqlite");
  }

  /// The folder of raw answers.
  public Path archive() {
    return folder.resolve("warc");
  }

  /// The folder of all editions.
  public Path editions() {
    return folder.resolve("editions");
  }

  /// The folder of reports on what imports could not use.
  public Path reports() {
    return folder.resolve("reports");
  }

  /// A home of its own inside this one, such as the demo's.
  public Home child(String name) {
    return new Home(folder.resolve(name));
  }

  /// Creates the folder.
  ///
  /// @throws UserError where that is not allowed
  public void create() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UserError(
          "expected a folder to keep data in, found that %s cannot be made (%s); name another with --home"
              .formatted(folder, e),
          e);
    }
  }

  /// Deletes a folder of a home with all that is in it; links are removed, not followed.
  public static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Whether a process runs a job; asked by taking its lock for a moment.
  public boolean isLocked(String job) {
    Path file = lockFile(job);
    if (!Files.exists(file)) {
      return false;
    }
    try (ProcessLock lock = ProcessLock.take(file)) {
      return lock == null;
    } catch (IOException e) {
      return false;
    }
  }

  private Path lockFile(String job) {
    return folder.resolve("." + job + ".lock");
  }

  /// Makes sure that one job of a kind runs at a time; the lock ends with the process, however it
  /// ends.
  ///
  /// @param job what runs, such as `recommend`
  /// @throws UserError where another process runs the job
  public ProcessLock lock(String job) {
    create();
    try {
      ProcessLock lock = ProcessLock.take(lockFile(job));
      if (lock != null) {
        return lock;
      }
    } catch (IOException e) {
      throw new UserError(
          "expected to write in %s, found: %s; check its rights and the disk".formatted(folder, e),
          e);
    }
    throw new Busy(
        "bcr %s already runs on %s; wait for it or stop it first".formatted(job, folder));
  }
}

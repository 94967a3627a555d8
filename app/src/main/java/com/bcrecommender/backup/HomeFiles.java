package com.bcrecommender.backup;

import com.bcrecommender.archive.Archive;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The files of a home that a backup holds, as they are at one moment while everything runs: the
/// catalog as a copy, the raw answers up to where they had come after it, all editions with what
/// lies beside them, what `bcr tune` chose, and the settings. Not credentials, locks, indexes of
/// the raw answers (made anew), reports, copies from before upgrades, and the map of MusicBrainz's
/// links (made of public dumps).
///
/// @param groups what is there as a whole or not at all
record HomeFiles(List<Group> groups) {
  /// What `bcr tune` writes.
  private static final String MODEL = "model.properties";

  private static final String CATALOG = "catalog.sqlite";

  /// Files that belong together.
  ///
  /// @param needed whether a backup without it is none; editions may go while others are read
  record Group(String name, boolean needed, List<Part> parts) {}

  /// A file.
  ///
  /// @param path in the home, with `/`
  /// @param from where to read it
  /// @param bytes how much of it counts, since raw answers grow meanwhile
  record Part(String path, Path from, long bytes) {}

  /// Gathers them.
  ///
  /// @param scratch an empty folder for copies of what changes
  /// @param hide blanks out secrets, should the settings hold one
  static HomeFiles of(Home home, Catalog catalog, Path scratch, UnaryOperator<String> hide)
      throws IOException {
    Path copy = scratch.resolve(CATALOG);
    catalog.copyTo(copy);
    List<Group> groups = new ArrayList<>();
    groups.add(new Group(CATALOG, true, List.of(copied(CATALOG, copy, home.catalog()))));
    List<Part> answers = new ArrayList<>();
    for (Path file : Archive.in(home.archive()).files()) {
      answers.add(part("warc/" + file.getFileName(), file));
    }
    groups.add(new Group("raw answers", true, answers));
    editions(Editions.in(home.editions()), scratch, groups);
    List<Part> rest = new ArrayList<>();
    for (String name : List.of(MODEL, Settings.FILE)) {
      Path file = home.folder().resolve(name);
      if (Files.isRegularFile(file)) {
        String text = hide.apply(Files.readString(file, StandardCharsets.UTF_8));
        rest.add(copied(name, Files.writeString(scratch.resolve(name), text), file));
      }
    }
    groups.add(new Group("settings", true, rest));
    return new HomeFiles(groups);
  }

  /// `current` is copied first: what it names then is there, and stays while it is current.
  private static void editions(Editions editions, Path scratch, List<Group> groups)
      throws IOException {
    String current = editions.current().orElse("");
    List<Part> beside = new ArrayList<>();
    for (String name : List.of("current", "opt-outs.txt")) {
      Path file = editions.folder().resolve(name);
      if (Files.isRegularFile(file)) {
        Path copy = Files.copy(file, scratch.resolve(name));
        if (name.equals("current")) {
          Files.writeString(copy, current + "\n");
        }
        beside.add(copied("editions/" + name, copy, file));
      }
    }
    groups.add(new Group("beside the editions", true, beside));
    for (String name : editions.list()) {
      try (Stream<Path> files = Files.list(editions.folder(name))) {
        List<Part> parts = new ArrayList<>();
        for (Path file : files.sorted().toList()) {
          parts.add(part("editions/" + name + "/" + file.getFileName(), file));
        }
        groups.add(new Group("edition " + name, name.equals(current), parts));
      } catch (NoSuchFileException gone) {
        // Pruned since it was listed.
        if (name.equals(current)) {
          throw gone;
        }
      }
    }
  }

  /// A copy stands for its original: made twice of the same, it is the same part.
  private static Part copied(String path, Path copy, Path original) throws IOException {
    Files.setLastModifiedTime(copy, Files.getLastModifiedTime(original));
    return part(path, copy);
  }

  private static Part part(String path, Path from) throws IOException {
    return new Part(path, from, Files.size(from));
  }

  /// Bytes of all of it.
  long bytes() {
    return groups.stream().flatMap(group -> group.parts().stream()).mapToLong(Part::bytes).sum();
  }
}

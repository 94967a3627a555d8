package com.bcrecommender.export;

import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The folder of an export, replaced as a whole: a new one is filled beside it and takes its name
/// when it is complete, so that what is there is an export at any moment.
final class ExportFolder {
  private final Path folder;
  private final Path filling;
  private final Path previous;

  private ExportFolder(Path folder) {
    this.folder = folder;
    filling = folder.resolveSibling("." + folder.getFileName() + ".bcr-export-new");
    previous = folder.resolveSibling("." + folder.getFileName() + ".bcr-export-old");
  }

  /// @throws UserError where the folder holds anything but an earlier export
  static ExportFolder at(Path named) throws IOException {
    Path absolute = named.toAbsolutePath().normalize();
    Path folder = Files.exists(absolute) ? absolute.toRealPath() : absolute;
    if (folder.getFileName() == null || (Files.exists(folder) && !Files.isDirectory(folder))) {
      throw new UserError("expected a folder to export to, found " + folder + "; name another");
    }
    ExportFolder export = new ExportFolder(folder);
    export.recover();
    export.refuseForeign();
    return export;
  }

  /// What a killed export left: the new folder is not complete, the previous one is.
  private void recover() throws IOException {
    if (Files.exists(filling)) {
      Home.delete(filling);
    }
    if (Files.exists(previous)) {
      if (Files.exists(folder)) {
        Home.delete(previous);
      } else {
        Files.move(previous, folder);
      }
    }
  }

  private void refuseForeign() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<String> names;
    try (Stream<Path> entries = Files.list(folder)) {
      names = entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
    Set<String> own = new HashSet<>();
    if (names.contains(Manifest.FILE)) {
      Manifest earlier = Manifest.read(ExportStore.of(folder));
      own.add(Manifest.FILE);
      for (ExportTable table : ExportTable.values()) {
        own.add(table.file(earlier.form(), earlier.compression()));
      }
    }
    for (String name : names) {
      if (!own.contains(name)) {
        throw new UserError(
            "expected an empty folder or an earlier export, found %s in %s; name another folder"
                .formatted(name, folder));
      }
    }
  }

  /// Makes the folder that is to be filled.
  Path begin() throws IOException {
    return Files.createDirectories(filling);
  }

  /// Gives the filled folder the name of the one it replaces.
  void complete() throws IOException {
    if (Files.exists(folder)) {
      Files.move(folder, previous);
    }
    Files.move(filling, folder);
    if (Files.exists(previous)) {
      Home.delete(previous);
    }
  }

  /// Removes what was filled so far.
  void giveUp() throws IOException {
    if (Files.exists(filling)) {
      Home.delete(filling);
    }
  }
}

package com.bcrecommender.imports;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.settings.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// The program that [KillTest] kills: imports files one after the other. At each step it says so
/// and waits for an answer, so that it is killed where the test wants it.
final class KilledImport {
  private KilledImport() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    try (Catalog catalog = Catalog.open(folder.resolve("catalog.sqlite"))) {
      for (int i = 1; i < arguments.length; i++) {
        store(catalog, Path.of(arguments[i]), folder, (done, total) -> say("at " + done));
      }
      say("done");
    }
  }

  /// Preferences are written at the end of their file, tralbums row by row; a dump of MusicBrainz
  /// is staged in a file, and its map is taken into use after the catalog has it.
  static void store(Catalog catalog, Path file, Path folder, ImportProgress progress) {
    ImportOptions options = ImportOptions.standard(folder.resolve("reports"));
    if (file.toString().endsWith(".tralbums.tsv")) {
      TralbumImport.store(catalog, file, options, progress);
    } else if (file.toString().endsWith(".mbdump.tar")) {
      MusicBrainzImport.store(
          catalog, new Home(folder).links(), file, false, options.reports(), progress);
    } else if (file.toString().endsWith(".listens.tar")) {
      ListenBrainzImport.store(catalog, new Home(folder), List.of(file), 5, progress);
    } else {
      PreferenceImport.store(catalog, file, options, progress);
    }
  }

  private static void say(String step) {
    System.out.println(step);
    System.out.flush();
    try {
      if (System.in.read() < 0) {
        throw new IllegalStateException("nobody listens any more");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

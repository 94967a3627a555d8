package com.bcrecommender.imports;

import com.bcrecommender.catalog.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

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

  /// Preferences are written at the end of their file, tralbums row by row.
  static void store(Catalog catalog, Path file, Path folder, ImportProgress progress) {
    ImportOptions options = ImportOptions.standard(folder.resolve("reports"));
    if (file.toString().endsWith(".tralbums.tsv")) {
      TralbumImport.store(catalog, file, options, progress);
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

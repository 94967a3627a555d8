package com.bcrecommender.imports;

import com.bcrecommender.catalog.Catalog;
import java.nio.file.Path;

/// The program that [KillTest] kills: imports files of preferences one after the other, and says
/// when each begins to be read.
final class KilledImport {
  private KilledImport() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    ImportOptions options = ImportOptions.standard(folder.resolve("reports"));
    try (Catalog catalog = Catalog.open(folder.resolve("catalog.sqlite"))) {
      for (int i = 1; i < arguments.length; i++) {
        System.out.println("begin " + i);
        PreferenceImport.store(
            catalog,
            Path.of(arguments[i]),
            options,
            (done, total) -> {
              System.out.println("at " + done);
              System.out.flush();
            });
      }
      System.out.println("done");
    }
  }
}

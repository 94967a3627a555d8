package com.bcrecommender.cli;

import com.bcrecommender.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the demo keeps between runs.
final class DemoData {
  private DemoData() {}

  /// Deletes what earlier runs of the demo made, and nothing else: the settings file and whatever a
  /// person put there stay.
  static void forget(Home home) throws IOException {
    String catalog = String.valueOf(home.catalog().getFileName());
    for (String name :
        new String[] {catalog, catalog + "-wal", catalog + "-shm", "simulator.port"}) {
      Files.deleteIfExists(home.folder().resolve(name));
    }
    for (Path folder : new Path[] {home.editions(), home.reports()}) {
      if (Files.isDirectory(folder)) {
        Home.delete(folder);
      }
    }
  }
}

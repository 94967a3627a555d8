package com.bcrecommender.export;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.RandomObservations;
import com.bcrecommender.catalog.Transaction;
import com.bcrecommender.settings.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Exports for tests.
final class Exports {
  private Exports() {}

  static List<Consumer<Transaction>> observations(long seed, int count) {
    Random random = new Random(seed);
    List<Consumer<Transaction>> observations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      observations.add(RandomObservations.next(random, i));
    }
    return observations;
  }

  static void store(Catalog catalog, List<Consumer<Transaction>> observations) {
    catalog.transaction(transaction -> {
      observations.forEach(observation -> observation.accept(transaction));
      return observations;
    });
  }

  static ExportResult write(
      Catalog catalog, Path folder, ExportForm form, Compression compression) {
    return Export.write(catalog, folder, form, compression, "test", ExportProgress.SILENT);
  }

  /// The hash of each file of a folder but the manifest, which has the time in it.
  static Map<String, String> hashes(Path folder) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!file.endsWith(Manifest.FILE)) {
          hashes.put(file.getFileName().toString(), Sha256.hex(file, bytes -> {}));
        }
      }
    }
    return hashes;
  }
}

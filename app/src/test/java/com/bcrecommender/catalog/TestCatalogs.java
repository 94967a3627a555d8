package com.bcrecommender.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// New catalogs for tests. Flyway's second is spent once; every further catalog is a copy of an
/// empty one.
public final class TestCatalogs {
  private static byte @Nullable [] empty;

  private TestCatalogs() {}

  public static synchronized Catalog create(Path file) {
    try {
      byte[] bytes = empty;
      if (bytes == null) {
        Catalog.open(file).close();
        bytes = Files.readAllBytes(file);
        empty = bytes;
      } else {
        Files.write(file, bytes);
      }
      return Catalog.open(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The titles of tralbums by key, where one is known.
  public static Map<String, String> titles(Catalog catalog) {
    Map<String, String> titles = new TreeMap<>();
    try (CatalogSnapshot snapshot = catalog.wholeSnapshot(0.5f)) {
      snapshot.eachTralbum(tralbum -> {
        if (tralbum.title() != null) {
          titles.put(tralbum.key(), tralbum.title());
        }
      });
    }
    return titles;
  }
}

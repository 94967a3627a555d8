package com.bcrecommender.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}

package com.bcrecommender.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// Bytes, for people.
final class Size {
  private Size() {}

  static String of(long bytes) {
    return bytes < 10_000_000_000L
        ? String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%,.1f GB", bytes / 1e9);
  }

  /// Of all files below a folder, or of one file; 0 where it is not there.
  static long below(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .mapToLong(Size::one)
          .sum();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static long one(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      // It has gone meanwhile.
      return 0;
    }
  }
}

package com.bcrecommender.imports;

import com.bcrecommender.imports.dump.DumpChecksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How far a dump is: once read where a checksum lies beside it, and once unpacked.
final class DumpProgress {
  private final ImportProgress progress;
  private final long before;
  private final long total;

  private DumpProgress(ImportProgress progress, long before, long total) {
    this.progress = progress;
    this.before = before;
    this.total = total;
  }

  /// Holds the dump against the checksum that lies beside it, where one does.
  ///
  /// @throws com.bcrecommender.settings.UserError where they differ
  static DumpProgress begin(Path file, ImportProgress progress) {
    long size = size(file);
    DumpChecksum published = DumpChecksum.beside(file);
    if (published == null) {
      return new DumpProgress(progress, 0, size);
    }
    published.check(file, read -> progress.update(read, 2 * size));
    return new DumpProgress(progress, size, 2 * size);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      // Whoever opens it says so.
      return 0;
    }
  }

  /// Hears how much was read of the file.
  void read(long bytes) {
    progress.update(before + bytes, total);
  }
}

package com.bcrecommender.imports;

/// Hears how far an import is.
@FunctionalInterface
public interface ImportProgress {
  /// Hears nothing.
  ImportProgress SILENT = (done, total) -> {};

  /// @param done bytes read, as they lie on disk
  /// @param total bytes to read
  void update(long done, long total);
}

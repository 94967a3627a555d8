package com.bcrecommender.export;

/// Hears how far an export or its import is.
@FunctionalInterface
public interface ExportProgress {
  /// Hears nothing.
  ExportProgress SILENT = (done, total) -> {};

  /// @param done rows written, or bytes read
  /// @param total how many there are
  void update(long done, long total);
}

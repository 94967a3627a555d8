package com.bcrecommender.export;

import java.util.Map;

/// How much an export holds.
///
/// @param bytes of its files, without the manifest
public record ExportResult(
    long sources, long fans, long tralbums, long tags, long preferences, long bytes) {

  static ExportResult of(Map<ExportTable, Manifest.Entry> files) {
    return new ExportResult(
        rows(files, ExportTable.SOURCES),
        rows(files, ExportTable.FANS),
        rows(files, ExportTable.TRALBUMS),
        rows(files, ExportTable.TAGS),
        rows(files, ExportTable.PREFERENCES),
        files.values().stream().mapToLong(Manifest.Entry::bytes).sum());
  }

  private static long rows(Map<ExportTable, Manifest.Entry> files, ExportTable table) {
    Manifest.Entry entry = files.get(table);
    return entry == null ? 0 : entry.rows();
  }
}

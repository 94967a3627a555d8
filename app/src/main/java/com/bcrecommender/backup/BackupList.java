package com.bcrecommender.backup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The backups of a store, without what they hold.
///
/// @param entries oldest first
/// @param bytes of all chunks in the store
/// @param unusable one line for each manifest that cannot be used
public record BackupList(
    String store, List<Entry> entries, int chunks, long bytes, List<String> unusable) {

  /// A backup.
  ///
  /// @param time as `--at` takes it
  /// @param bytes of its files, plain
  /// @param sealed whether it is encrypted
  /// @param end from when on no rotation keeps it, unless it is the newest
  /// @param missing what its store lacks of it, one line
  public record Entry(
      String time,
      Instant made,
      String program,
      int files,
      long bytes,
      boolean sealed,
      Instant end,
      Optional<String> missing) {}

  /// Reads the manifests and the names of the chunks.
  public static BackupList of(Store store, Rotation rotation) {
    Store.Manifests manifests = store.manifests();
    var there = store.chunks();
    List<Entry> entries = new ArrayList<>();
    for (Store.Found found : manifests.found()) {
      BackupManifest manifest = found.manifest();
      entries.add(
          new Entry(
              manifest.time(),
              manifest.made(),
              manifest.program(),
              manifest.files(),
              manifest.bytes(),
              manifest.sealed(),
              rotation.end(manifest.made()),
              BackupReader.missing(manifest, there)));
    }
    return new BackupList(
        store.name(),
        entries,
        there.size(),
        there.values().stream().mapToLong(bytes -> bytes).sum(),
        manifests.unusable());
  }
}

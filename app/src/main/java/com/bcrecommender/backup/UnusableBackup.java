package com.bcrecommender.backup;

import java.io.Serial;

/// A backup that cannot be brought back. Its message is one line: which backup, in which store,
/// what of it is lost, and what to do.
public final class UnusableBackup extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private UnusableBackup(String message) {
    super(message);
  }

  /// @param backup its time
  /// @param lost what is missing or damaged, and which file needs it
  static UnusableBackup damaged(String store, String backup, String lost) {
    return new UnusableBackup(
        "the backup %s in %s is damaged: %s; take another one (bcr backup --list, bcr restore --at), and make a new one"
            .formatted(backup, store, lost));
  }

  static UnusableBackup newer(String store, String backup, int version) {
    return new UnusableBackup(
        "the backup %s in %s was made by a newer bcr (version %d of its form, this program knows up to %d); use that bcr"
            .formatted(backup, store, version, BackupManifest.VERSION));
  }
}

package com.bcrecommender.backup;

import com.bcrecommender.optout.OptOuts;
import java.time.Instant;
import java.util.Optional;

/// What backups that are there mean for somebody who was forgotten just now.
public final class BackupOptOuts {
  private BackupOptOuts() {}

  /// Sees to it that whoever restores a backup of this store leaves them out, and says how long
  /// their data are in it.
  ///
  /// @param all who is kept out
  /// @return from when on no backup that was made by now stays, unless it is the newest; empty
  ///   where there is none
  public static Optional<Instant> handOn(Store store, OptOuts all, Rotation rotation) {
    Store.Manifests manifests = store.manifests();
    if (manifests.found().isEmpty()) {
      return Optional.empty();
    }
    if (!store.optOuts().haveAll(all)) {
      store.add(all);
    }
    return manifests.found().stream()
        .map(found -> rotation.end(found.manifest().made()))
        .max(Instant::compareTo);
  }
}

package com.bcrecommender.backup;

import com.bcrecommender.optout.OptOuts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Removes from a store what no backup needs: those that the rotation lets go, then the chunks that
/// no manifest names, a cut-off run's among them, and the opt-outs that the newest backup has. A
/// kill in between leaves more than is needed, and the next run goes on. For who holds the home's
/// lock.
final class Tidying {
  private final Store store;
  private final Rotation rotation;
  private final Instant now;

  Tidying(Store store, Rotation rotation, Instant now) {
    this.store = store;
    this.rotation = rotation;
    this.now = now;
  }

  /// What went.
  ///
  /// @param backups their times
  /// @param bytes of chunks
  /// @param kept how many backups are left
  record Result(List<String> backups, int chunks, long bytes, int kept) {}

  /// @param there objects of chunks with their bytes, as they are now
  Result run(Map<String, Long> there) {
    Store.Manifests manifests = store.manifests();
    Set<Instant> kept =
        rotation.kept(
            manifests.found().stream().map(found -> found.manifest().made()).toList(), now);
    List<String> gone = new ArrayList<>();
    List<String> times = new ArrayList<>();
    Set<String> needed = new HashSet<>();
    for (Store.Found found : manifests.found()) {
      BackupManifest manifest = found.manifest();
      if (kept.contains(manifest.made())) {
        for (String name : manifest.chunks().keySet()) {
          needed.add(ChunkForm.object(name, manifest.sealed()));
        }
      } else {
        gone.add(found.object());
        times.add(manifest.time());
      }
    }
    store.delete(gone);
    optOuts(manifests);
    List<String> unneeded = new ArrayList<>();
    long bytes = 0;
    // Nobody knows what a damaged manifest needs.
    if (manifests.unusable().isEmpty()) {
      for (Map.Entry<String, Long> chunk : there.entrySet()) {
        if (!needed.contains(chunk.getKey())) {
          unneeded.add(chunk.getKey());
          bytes += chunk.getValue();
        }
      }
      store.delete(unneeded);
    }
    return new Result(times, unneeded.size(), bytes, manifests.found().size() - gone.size());
  }

  private void optOuts(Store.Manifests manifests) {
    OptOuts have =
        manifests.newest().map(newest -> newest.manifest().optOuts()).orElse(OptOuts.NONE);
    store.delete(
        store.added().entrySet().stream()
            .filter(added -> have.haveAll(added.getValue()))
            .map(Map.Entry::getKey)
            .toList());
  }
}

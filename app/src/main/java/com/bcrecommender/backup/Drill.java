package com.bcrecommender.backup;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.edition.EditionVerifier;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Verification;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.settings.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tries whether the newest backup of each store can be brought back: restores it into a folder
/// that is removed afterwards, verified as any restore is, then has SQLite check the catalog and
/// the verifier each edition. For who holds the home's lock of backups.
public final class Drill {
  private final Home home;
  private final @Nullable Identity identity;
  private final Watch watch;

  /// @param identity that opens encrypted backups, where there is one
  public Drill(Home home, @Nullable Identity identity, Watch watch) {
    this.home = home;
    this.identity = identity;
    this.watch = watch;
  }

  /// How it went in one store.
  ///
  /// @param backup its time; empty where there was none to try
  /// @param trouble what is wrong, one line; null where nothing is
  /// @param said what was checked, or could not be
  public record Result(String store, String backup, @Nullable String trouble, String said) {}

  /// Tries all stores, and keeps in the home how it went.
  public List<Result> run(List<StorePlace> places, Instant now) throws IOException {
    List<Result> results = new ArrayList<>();
    BackupState state = BackupState.read(home);
    for (StorePlace place : places) {
      Result result = of(place);
      results.add(result);
      state.drilled(result.store(), now, result.trouble());
    }
    state.write();
    return results;
  }

  private Result of(StorePlace place) throws IOException {
    String backup = "";
    try (Store store = place.open()) {
      Store.Manifests manifests = store.manifests();
      if (manifests.newest().isEmpty()) {
        return trouble(
            store.name(),
            "",
            manifests.unusable().isEmpty()
                ? "there is no backup in %s; bcr backup makes one".formatted(store.name())
                : manifests.unusable().getFirst());
      }
      BackupManifest manifest = manifests.newest().get().manifest();
      backup = manifest.time();
      Optional<String> missing = BackupReader.missing(manifest, store.chunks());
      if (missing.isPresent()) {
        throw UnusableBackup.damaged(store.name(), backup, missing.get());
      }
      if (!manifests.unusable().isEmpty()) {
        return trouble(store.name(), backup, manifests.unusable().getFirst());
      }
      if (manifest.sealed() && identity == null) {
        return new Result(
            store.name(),
            backup,
            null,
            "all %,d chunks are there with their sizes; what is in them could not be checked without the private key (backup.identity-file)"
                .formatted(manifest.chunks().size()));
      }
      return restored(store, manifest);
    } catch (UnusableBackup e) {
      return trouble(place.name(), backup, String.valueOf(e.getMessage()));
    } catch (UserError e) {
      return trouble(place.name(), backup, String.valueOf(e.getMessage()));
    }
  }

  private Result restored(Store store, BackupManifest manifest) throws IOException {
    try (ScratchFolder scratch = ScratchFolder.in(home, manifest.bytes())) {
      BackupReader reader = new BackupReader(store, manifest, identity);
      try (Progress progress = watch.begin("drill", "bytes", manifest.bytes())) {
        reader.restoreTo(scratch.path(), progress);
      }
      Path catalog = scratch.path().resolve("catalog.sqlite");
      if (!Files.exists(catalog)) {
        throw UnusableBackup.damaged(store.name(), manifest.time(), "it holds no catalog");
      }
      List<String> faults = Catalog.faults(catalog);
      if (!faults.isEmpty()) {
        throw UnusableBackup.damaged(
            store.name(), manifest.time(), "SQLite says of its catalog: " + faults.getFirst());
      }
      Editions editions = Editions.in(scratch.path().resolve("editions"));
      List<String> names = editions.list();
      for (String name : names) {
        Verification verification = EditionVerifier.verify(editions.folder(name));
        if (!verification.isGood()) {
          throw UnusableBackup.damaged(
              store.name(), manifest.time(), verification.failures().getFirst());
        }
      }
      Optional<String> current = editions.current();
      if (current.isPresent() && !names.contains(current.get())) {
        throw UnusableBackup.damaged(
            store.name(), manifest.time(), "it lacks its current edition " + current.get());
      }
      return new Result(
          store.name(),
          manifest.time(),
          null,
          "%,d files, %,.1f MB, as the manifest says; catalog (tables of version %d) and %,d editions verified"
              .formatted(
                  manifest.files(),
                  manifest.bytes() / 1e6,
                  Catalog.version(catalog),
                  names.size()));
    }
  }

  private static Result trouble(String store, String backup, String trouble) {
    return new Result(store, backup, trouble.replaceAll("\\s*\\R\\s*", " "), "");
  }
}

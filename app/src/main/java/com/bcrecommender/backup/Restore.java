package com.bcrecommender.backup;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.edition.OptOutFile;
import com.bcrecommender.edition.UnusableEdition;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.Busy;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.settings.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Brings a backup back into a home: reads and verifies all of it in a folder beside, adds whoever
/// was forgotten since, moves aside what is in the way, and renames each part into its place, the
/// catalog last. Nothing is deleted, and a kill leaves at worst a home without a catalog, into
/// which the same command restores again. For who holds the home's lock of backups.
public final class Restore {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String CATALOG = "catalog.sqlite";

  private final Home home;
  private final List<Store> stores;
  private final @Nullable Identity identity;

  /// @param stores all that are in reach: opt-outs count from each of them
  public Restore(Home home, List<Store> stores, @Nullable Identity identity) {
    this.home = home;
    this.stores = stores;
    this.identity = identity;
  }

  /// What was brought back.
  ///
  /// @param backup its time
  /// @param aside where what was in the way lies now; null where nothing was
  /// @param keptSettings whether settings were there, and stayed
  public record Result(
      String store,
      String backup,
      Instant made,
      String program,
      int files,
      long bytes,
      OptOuts optOuts,
      @Nullable Path aside,
      boolean keptSettings) {}

  private record Chosen(Store store, BackupManifest manifest) {}

  /// @param at the beginning of a backup's time, such as `20261128` or `2026-11-28T19:42`; null for
  ///   the newest
  /// @param force whether a home that holds a catalog may be written to
  /// @throws UserError where there is no such backup, or the home holds a catalog
  /// @throws UnusableBackup where it cannot be brought back; the home is as it was
  public Result run(@Nullable String at, boolean force, Instant now, Watch watch)
      throws IOException {
    if (Files.exists(home.catalog())) {
      if (!force) {
        throw new UserError(
            "expected a home without a catalog, found %s; name another with --home, or give --force, which moves aside what is there"
                .formatted(home.catalog()));
      }
      if (Catalog.inUse(home.catalog())) {
        throw new Busy(
            "expected that no other bcr process has the catalog %s open, found one; stop it first"
                .formatted(home.catalog()));
      }
    }
    Chosen chosen = choose(at);
    BackupManifest manifest = chosen.manifest();
    if (manifest.schema() > Catalog.newestVersion()) {
      throw new UserError(
          "the backup %s holds a catalog of a newer bcr (%s; its tables are of version %d, this program knows up to %d); use that bcr"
              .formatted(
                  manifest.time(), manifest.program(), manifest.schema(), Catalog.newestVersion()));
    }
    OptOuts optOuts = optOutsHere();
    for (Store store : stores) {
      optOuts = optOuts.and(store.optOuts());
    }
    try (ScratchFolder scratch = ScratchFolder.in(home, manifest.bytes())) {
      BackupReader reader = new BackupReader(chosen.store(), manifest, identity);
      try (Progress progress = watch.begin("restore", "bytes", manifest.bytes())) {
        reader.restoreTo(scratch.path(), progress);
      }
      OptOutFile.add(scratch.path().resolve("editions"), optOuts);
      BackupState state = BackupState.read(home);
      state.become(manifest.home(), reader.list().key());
      boolean keptSettings = Files.exists(home.folder().resolve(Settings.FILE));
      if (keptSettings) {
        Files.deleteIfExists(scratch.path().resolve(Settings.FILE));
      }
      Optional<Path> aside = place(scratch.path(), now);
      state.write();
      return new Result(
          chosen.store().name(),
          manifest.time(),
          manifest.made(),
          manifest.program(),
          manifest.files(),
          manifest.bytes(),
          optOuts,
          aside.orElse(null),
          keptSettings);
    }
  }

  private OptOuts optOutsHere() {
    try {
      return OptOutFile.read(home.editions());
    } catch (UnusableEdition e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
  }

  private Chosen choose(@Nullable String at) {
    List<Chosen> all = new ArrayList<>();
    List<String> unusable = new ArrayList<>();
    for (Store store : stores) {
      Store.Manifests manifests = store.manifests();
      manifests.found().forEach(found -> all.add(new Chosen(store, found.manifest())));
      unusable.addAll(manifests.unusable());
    }
    String beginning = at == null ? "" : at.replaceAll("[-: ]", "");
    return all.stream()
        .filter(one -> one.manifest().time().startsWith(beginning))
        .max(Comparator.comparing(one -> one.manifest().made()))
        .orElseThrow(() -> {
          String places = String.join(", ", stores.stream().map(Store::name).toList());
          if (!unusable.isEmpty()) {
            return new UserError(unusable.getFirst());
          }
          return new UserError(
              at == null
                  ? "expected a backup in %s, found none; check the place".formatted(places)
                  : "expected a backup of %s in %s, found none of that time; bcr backup --list shows which there are"
                      .formatted(at, places));
        });
  }

  /// The catalog goes first when things are moved aside and comes last when they are put in place:
  /// in between, the home has none. Its log goes with it: beside another catalog it would damage
  /// that.
  private Optional<Path> place(Path scratch, Instant now) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> entries = Files.list(scratch)) {
      entries.map(entry -> String.valueOf(entry.getFileName())).sorted().forEach(names::add);
    }
    names.remove(CATALOG);
    List<String> inTheWay = new ArrayList<>();
    for (String suffix : List.of("", "-wal", "-shm")) {
      inTheWay.add(CATALOG + suffix);
    }
    // A catalog of another time does not fit the answers, the model and the lists that lie here.
    inTheWay.addAll(List.of("editions", "warc", "model.properties"));
    Path aside = home.folder().resolve("before-restore-" + TIME.format(now));
    boolean moved = false;
    for (String name : inTheWay) {
      Path there = home.folder().resolve(name);
      if (Files.exists(there)) {
        Files.createDirectories(aside);
        Files.move(there, aside.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        moved = true;
      }
    }
    names.add(CATALOG);
    for (String name : names) {
      Files.move(
          scratch.resolve(name), home.folder().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
    return moved ? Optional.of(aside) : Optional.empty();
  }
}

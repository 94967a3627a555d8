package com.bcrecommender.backup;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Sha256;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.settings.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes a backup of a home in one or several stores at once. Each file is read once and cut into
/// chunks; a store gets those that it has not yet, then the manifest. A kill leaves every older
/// backup as it was. A store that refuses something gets no manifest, and does not keep the others
/// from theirs. Not thread-safe; memory is that of a few chunks and of their names.
public final class Backup {
  /// A page of 8 KiB that changed costs its whole chunk; smaller ones make more objects. Measured
  /// in bench/RESULTS.md.
  private static final int CATALOG_CHUNK = 1 << 20;

  /// Of what never changes or only grows.
  private static final int CHUNK = 4 << 20;

  private final BackupForm form;
  private final BackupState state;
  private final ChunkForm chunks;
  private final List<BackupTarget> targets = new ArrayList<>();
  private final SortedMap<String, String> failed = new TreeMap<>();
  private long done;

  private Backup(BackupForm form, BackupState state) {
    this.form = form;
    this.state = state;
    chunks =
        form.recipient() == null
            ? ChunkForm.plain()
            : ChunkForm.sealed(form.recipient(), state.key());
  }

  /// What a store got.
  ///
  /// @param backup its time
  /// @param bytes of the files, plain
  /// @param added bytes of the objects that were new
  /// @param removed times of the backups that the rotation let go
  /// @param notes what is wrong with the store beside, one line each
  public record Made(
      String store,
      String backup,
      int files,
      long bytes,
      int chunks,
      long added,
      List<String> removed,
      int kept,
      List<String> notes) {}

  /// @param failed why stores got none, by their names
  public record Outcome(List<Made> made, SortedMap<String, String> failed) {}

  /// Makes one; the caller holds the home's lock of backups.
  ///
  /// @param places the stores, each opened when it is its turn
  /// @param now when it is made
  /// @throws IOException where the home's own disk fails
  public static Outcome run(
      Home home,
      Catalog catalog,
      List<StorePlace> places,
      BackupForm form,
      Instant now,
      Watch watch)
      throws IOException {
    BackupState state = BackupState.read(home);
    // Known before anything is stored: a store that names a home nobody has would be nobody's.
    state.write();
    Backup backup = new Backup(form, state);
    try (ScratchFolder scratch = ScratchFolder.in(home, Files.size(home.catalog()))) {
      for (StorePlace place : places) {
        backup.open(place);
      }
      List<Made> made =
          backup.targets.isEmpty()
              ? List.of()
              : backup.make(
                  HomeFiles.of(home, catalog, scratch.path(), form.hide()),
                  catalog.optOuts(),
                  now.truncatedTo(ChronoUnit.SECONDS),
                  watch);
      made.forEach(one -> state.backedUp(one.store(), now, null));
      backup.failed.forEach((store, why) -> state.backedUp(store, now, why));
      state.write();
      return new Outcome(made, backup.failed);
    } finally {
      backup.targets.forEach(target -> target.store().close());
    }
  }

  private void open(StorePlace place) {
    try {
      Store store = place.open();
      try {
        store.claim(state.home());
        targets.add(new BackupTarget(store));
      } catch (RuntimeException | Error e) {
        store.close();
        throw e;
      }
    } catch (UserError e) {
      failed.put(place.name(), String.valueOf(e.getMessage()));
    }
  }

  private List<Made> make(HomeFiles files, OptOuts optOuts, Instant now, Watch watch)
      throws IOException {
    List<BackedUpFile> all = new ArrayList<>();
    try (Progress progress = watch.begin("backup", "bytes", files.bytes())) {
      for (HomeFiles.Group group : files.groups()) {
        all.addAll(group(group, progress));
      }
    }
    byte[] key = form.recipient() == null ? new byte[0] : state.key();
    byte[] json = new FileList(all, key).toJson();
    List<String> list = new ArrayList<>();
    for (int from = 0; from < json.length; from += CHUNK) {
      list.add(keep(Arrays.copyOfRange(json, from, Math.min(json.length, from + CHUNK))));
    }
    List<Made> made = new ArrayList<>();
    for (BackupTarget target : List.copyOf(targets)) {
      try {
        made.add(finish(target, all, list, optOuts, now));
      } catch (UserError e) {
        drop(target, e);
      }
    }
    return made;
  }

  private List<BackedUpFile> group(HomeFiles.Group group, Progress progress) throws IOException {
    List<BackedUpFile> files = new ArrayList<>();
    try {
      for (HomeFiles.Part part : group.parts()) {
        files.add(file(part, progress));
      }
    } catch (NoSuchFileException gone) {
      if (group.needed()) {
        throw new UserError(
            "expected %s to stay as it was while it is backed up, found that %s went; run bcr backup again"
                .formatted(group.name(), gone.getFile()),
            gone);
      }
      // Pruned meanwhile; such of its chunks as were put stay as long as this backup does.
      return List.of();
    }
    return files;
  }

  private BackedUpFile file(HomeFiles.Part part, Progress progress) throws IOException {
    MessageDigest digest = Sha256.begin();
    List<String> names = new ArrayList<>();
    int size = part.path().endsWith(".sqlite") ? CATALOG_CHUNK : CHUNK;
    try (InputStream in = Files.newInputStream(part.from())) {
      for (long left = part.bytes(); left > 0; ) {
        byte[] plain = in.readNBytes((int) Math.min(left, size));
        if (plain.length < Math.min(left, size)) {
          throw new UserError(
              "expected %,d bytes of %s, found fewer; run bcr backup again"
                  .formatted(part.bytes(), part.from()));
        }
        digest.update(plain);
        names.add(keep(plain));
        left -= plain.length;
        done += plain.length;
        progress.update(done);
      }
    }
    return new BackedUpFile(
        part.path(),
        part.bytes(),
        HexFormat.of().formatHex(digest.digest()),
        Files.getLastModifiedTime(part.from()).toInstant(),
        names);
  }

  /// Gives a chunk to all stores that lack it; packs it once.
  private String keep(byte[] plain) {
    String name = chunks.name(plain);
    String object = chunks.object(name);
    byte[] packed = null;
    for (BackupTarget target : List.copyOf(targets)) {
      try {
        if (target.lacks(name, object)) {
          if (packed == null) {
            packed = chunks.pack(plain);
          }
          target.put(name, object, packed);
        }
      } catch (UserError e) {
        drop(target, e);
      }
    }
    return name;
  }

  private void drop(BackupTarget target, UserError why) {
    failed.put(target.store().name(), String.valueOf(why.getMessage()));
    targets.remove(target);
    target.store().close();
  }

  private Made finish(
      BackupTarget target,
      List<BackedUpFile> all,
      List<String> list,
      OptOuts optOuts,
      Instant now) {
    Store store = target.store();
    long bytes = all.stream().mapToLong(BackedUpFile::bytes).sum();
    BackupManifest manifest =
        new BackupManifest(
            now,
            state.home(),
            form.program(),
            Catalog.newestVersion(),
            form.recipient() == null ? "" : form.recipient().text(),
            all.size(),
            bytes,
            list,
            new TreeMap<>(target.used()),
            optOuts);
    store.finish(manifest);
    List<String> notes = new ArrayList<>(store.manifests().unusable());
    Tidying.Result tidied = new Tidying.Result(List.of(), 0, 0, store.manifests().found().size());
    try {
      tidied = new Tidying(store, form.rotation(), now).run(target.there());
    } catch (UserError e) {
      // The backup is there. Who may not delete needs nobody's leave to keep more.
      notes.add("nothing old was removed: " + e.getMessage());
    }
    return new Made(
        store.name(),
        manifest.time(),
        all.size(),
        bytes,
        target.chunks(),
        target.added(),
        tidied.backups(),
        tidied.kept(),
        notes);
  }
}

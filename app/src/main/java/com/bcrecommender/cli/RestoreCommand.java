package com.bcrecommender.cli;

import com.bcrecommender.archive.Archive.Rewritten;
import com.bcrecommender.backup.Restore;
import com.bcrecommender.backup.Store;
import com.bcrecommender.backup.StorePlace;
import com.bcrecommender.backup.UnusableBackup;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.operate.status.CountLines;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bcr restore`: brings a backup back.
@CommandLine.Command(
    name = "restore",
    description = "Bring a backup back into a home: catalog, raw answers, editions, settings.",
    footer = {
      "",
      "All of it is read, verified and written beside before anything in the home changes; what is in the way is moved aside, never deleted. "
          + "Whoever was forgotten after the backup stays forgotten, as far as the places of backups and the editions on this disk tell."
    })
final class RestoreCommand extends Command {
  @Option(
      names = "--from",
      paramLabel = "PLACE",
      description =
          "A folder, or s3://bucket/folder (default: the newest backup of the places in the settings).")
  private @Nullable String from;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "The beginning of a backup's time, such as 20261128 or 2026-11-28T19:42.")
  private @Nullable String at;

  @Option(
      names = "--force",
      description = "Also into a home that holds a catalog; what is there is moved aside.")
  private boolean force;

  private final InstantSource clock = Now.source();

  RestoreCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    Home home = home();
    BackupPlaces places = new BackupPlaces(home, settings(home), System.getenv());
    List<StorePlace> read = new ArrayList<>();
    if (from != null) {
      read.add(places.named(from));
    } else {
      places.toWrite();
      read.addAll(places.toRead());
    }
    try (ProcessLock held = home.lock("backup")) {
      assert held.held();
      print(restored(home, places, read));
      // Opening takes up the opt-outs; the raw answers follow, also those that the catalog knew of.
      try (Catalog catalog = catalog(home)) {
        Rewritten raw = leaveOut(home, catalog.optOuts());
        if (raw.answers() > 0) {
          out.println(
              "         %,d raw answers about who was forgotten deleted, %,d files written anew"
                  .formatted(raw.answers(), raw.files()));
        }
        CountLines.of(catalog.counts()).forEach(line -> out.println("         " + line));
      }
      Editions.in(home.editions())
          .current()
          .ifPresent(current -> out.println("edition  " + current + "; bcr serve shows it"));
    } catch (IOException e) {
      throw unusable(home, e);
    }
    return CommandLine.ExitCode.OK;
  }

  private Restore.Result restored(Home home, BackupPlaces places, List<StorePlace> read)
      throws IOException {
    List<Store> stores = new ArrayList<>();
    try {
      List<String> closed = new ArrayList<>();
      for (StorePlace place : read) {
        try {
          stores.add(place.open());
        } catch (UserError e) {
          closed.add(String.valueOf(e.getMessage()));
        }
      }
      if (stores.isEmpty()) {
        throw new UserError(closed.getFirst());
      }
      closed.forEach(line ->
          err.println("bcr: not in reach, with whoever was forgotten there alone: " + line));
      return new Restore(home, stores, places.identity().orElse(null))
          .run(at, force, clock.instant(), this::progress);
    } catch (UnusableBackup e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    } finally {
      stores.forEach(Store::close);
    }
  }

  static UserError unusable(Home home, IOException e) {
    return new UserError(
        "expected to read and write in %s, found: %s; check its rights and the disk's room, then run this again"
            .formatted(home.folder(), e),
        e);
  }

  private void print(Restore.Result result) {
    out.println(
        "restored backup %s of %s: %,d files, %,.1f MB, made by bcr %s"
            .formatted(
                result.backup(),
                result.store(),
                result.files(),
                result.bytes() / 1e6,
                result.program()));
    if (result.aside() != null) {
      out.println("         what was here lies in " + result.aside());
    }
    if (result.keptSettings()) {
      out.println("         the settings that were here stay; those of the backup were left out");
    }
  }
}

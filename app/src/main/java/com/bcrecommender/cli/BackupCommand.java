package com.bcrecommender.cli;

import com.bcrecommender.backup.Backup;
import com.bcrecommender.backup.BackupForm;
import com.bcrecommender.backup.BackupList;
import com.bcrecommender.backup.Drill;
import com.bcrecommender.backup.Identity;
import com.bcrecommender.backup.Store;
import com.bcrecommender.backup.StorePlace;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.operate.status.Ages;
import com.bcrecommender.settings.BackupSettings;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// `bcr backup`: what the home holds, to a folder or a bucket; which backups there are; whether the
/// newest can be brought back.
@CommandLine.Command(
    name = "backup",
    description =
        "Keep a copy of the catalog, the raw answers, the editions and the settings in a folder or a bucket, while everything runs.",
    footer = {
      "",
      "Where to is a setting (backup.folder, backup.s3.bucket), and so is what stays (backup.keep-days, -weeks, -months); only what changed "
          + "is stored again. Stopped at any moment, every older backup is as it was. bcr restore brings one back; docs/backup.md has the rest."
    })
final class BackupCommand extends Command {
  /// A drill that found something wrong.
  private static final int WRONG = 1;

  /// What to do instead of making a backup.
  static final class Instead {
    @Option(names = "--list", required = true, description = "Print which backups there are.")
    private boolean list;

    @Option(
        names = "--drill",
        required = true,
        description =
            "Restore the newest backup of each place into a scratch folder, verify all of it, and report.")
    private boolean drill;

    @Option(
        names = "--new-key",
        paramLabel = "FILE",
        required = true,
        description =
            "Make a pair of keys for encrypted backups: the private one goes to FILE, the public one is printed.")
    private @Nullable Path newKey;
  }

  @ArgGroup private @Nullable Instead instead;

  private final InstantSource clock = Now.source();

  BackupCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    if (instead != null && instead.newKey != null) {
      newKey(instead.newKey);
      return CommandLine.ExitCode.OK;
    }
    Home home = instead != null && instead.list ? home() : homeWithCatalog();
    BackupPlaces places = new BackupPlaces(home, settings(home), System.getenv());
    if (instead != null && instead.list) {
      list(places);
      return CommandLine.ExitCode.OK;
    }
    try (ProcessLock held = home.lock("backup")) {
      assert held.held();
      return instead != null && instead.drill ? drill(home, places) : back(home, places);
    } catch (IOException e) {
      throw RestoreCommand.unusable(home, e);
    }
  }

  private int back(Home home, BackupPlaces places) throws IOException {
    List<StorePlace> to = places.toWrite();
    BackupForm form =
        new BackupForm(
            Version.read().toString(),
            places.recipient().orElse(null),
            places.rotation(),
            places.credentials()::hide);
    Backup.Outcome outcome;
    try (Catalog catalog = catalog(home)) {
      outcome = Backup.run(home, catalog, to, form, clock.instant(), this::progress);
    }
    outcome.made().forEach(this::print);
    if (!outcome.failed().isEmpty()) {
      List<String> why = new ArrayList<>();
      outcome.failed().forEach((store, trouble) -> why.add(store + ": " + trouble));
      throw new UserError("no backup in " + String.join("; none in ", why));
    }
    return CommandLine.ExitCode.OK;
  }

  private void print(Backup.Made made) {
    out.println(
        "backup %s in %s: %,d files, %,.1f MB; %,d chunks were new, %,.1f MB"
            .formatted(
                made.backup(),
                made.store(),
                made.files(),
                made.bytes() / 1e6,
                made.chunks(),
                made.added() / 1e6));
    out.println(
        "         %,d %s kept%s"
            .formatted(
                made.kept(),
                made.kept() == 1 ? "backup is" : "backups are",
                made.removed().isEmpty() ? "" : ", gone: " + String.join(", ", made.removed())));
    made.notes().forEach(note -> err.println("bcr: " + note));
  }

  private void list(BackupPlaces places) {
    places.toWrite();
    Instant now = clock.instant();
    for (StorePlace place : places.toRead()) {
      try (Store store = place.open()) {
        BackupList list = BackupList.of(store, places.rotation());
        out.println(
            "%s: %,d %s, %,.1f MB in %,d chunks"
                .formatted(
                    list.store(),
                    list.entries().size(),
                    list.entries().size() == 1 ? "backup" : "backups",
                    list.bytes() / 1e6,
                    list.chunks()));
        for (BackupList.Entry entry : list.entries()) {
          out.println(
              "         %s  %s ago, %,d files, %,.1f MB%s, by bcr %s; stays until %s at the latest%s"
                  .formatted(
                      entry.time(),
                      Ages.of(entry.made(), now),
                      entry.files(),
                      entry.bytes() / 1e6,
                      entry.sealed() ? ", encrypted" : "",
                      entry.program(),
                      LocalDate.ofInstant(entry.end(), ZoneOffset.UTC),
                      entry.missing().map(missing -> "; DAMAGED: " + missing).orElse("")));
        }
        list.unusable().forEach(line -> err.println("bcr: " + line));
      }
    }
  }

  private int drill(Home home, BackupPlaces places) throws IOException {
    places.toWrite();
    Identity identity = places.identity().orElse(null);
    List<Drill.Result> results =
        new Drill(home, identity, this::progress).run(places.toRead(), clock.instant());
    int status = CommandLine.ExitCode.OK;
    for (Drill.Result result : results) {
      if (result.trouble() == null) {
        out.println(
            "drill: backup %s in %s: %s".formatted(result.backup(), result.store(), result.said()));
      } else {
        err.println("bcr: the drill failed: " + result.trouble());
        status = WRONG;
      }
    }
    return status;
  }

  private void newKey(Path file) {
    String recipient = Identity.create(file);
    out.println(
        """
        The private key is in %s: keep it away from this machine, twice. Without it no encrypted backup can be read, by anybody.
        To encrypt to it from now on, put this into settings.properties:
        %s = %s\
        """
            .formatted(file.toAbsolutePath(), BackupSettings.RECIPIENT.name(), recipient));
  }
}

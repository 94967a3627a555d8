package com.bcrecommender.cli;

import com.bcrecommender.backup.BackupOptOuts;
import com.bcrecommender.backup.Store;
import com.bcrecommender.backup.StorePlace;
import com.bcrecommender.catalog.UpgradeCopies;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.UserError;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Tells whoever forgot somebody in which backups their data still are, and until when; and tells
/// the backups, so that none brings them back.
final class ForgottenInBackups {
  private final PrintStream out;
  private final Home home;

  ForgottenInBackups(PrintStream out, Home home) {
    this.out = out;
    this.home = home;
  }

  void tell(BackupPlaces places, OptOuts all) {
    List<StorePlace> set = places.toRead();
    if (set.isEmpty()) {
      out.println(
          "No place for backups is set. A copy of the catalog that you made yourself holds them until you delete it, and lets go of them when a command opens it in this home.");
    }
    for (StorePlace place : set) {
      try (Store store = place.open()) {
        Optional<Instant> end = BackupOptOuts.handOn(store, all, places.rotation());
        out.println(
            end.isEmpty()
                ? "No backup in %s holds them.".formatted(store.name())
                : "Backups in %s hold them, and bcr restore leaves them out; the last of these expires on %s, and is deleted by the first bcr backup from then on."
                    .formatted(store.name(), LocalDate.ofInstant(end.get(), ZoneOffset.UTC)));
      } catch (UserError e) {
        out.println(
            "Backups that could not be reached may hold them, and bring them back until bcr backup or this command has reached them: "
                + e.getMessage());
      }
    }
    List<UpgradeCopies.Copy> copies = UpgradeCopies.of(home.catalog()).all();
    if (!copies.isEmpty()) {
      out.println(
          "Copies from before upgrades hold them until you delete them: "
              + String.join(", ", copies.stream().map(copy -> copy.file().toString()).toList()));
    }
  }
}

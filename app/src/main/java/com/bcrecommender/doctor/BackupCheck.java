package com.bcrecommender.doctor;

import com.bcrecommender.backup.BackupState;
import com.bcrecommender.backup.BackupState.Outcome;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.UserError;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// There is a backup, it is not old, and it can be brought back.
final class BackupCheck implements Check {
  private static final Duration OLD = Duration.ofDays(3);
  private static final Duration OLD_DRILL = Duration.ofDays(40);

  @Override
  public String name() {
    return "backup";
  }

  @Override
  public List<Finding> look(Examination examination) throws Exception {
    Home home = examination.home();
    BackupState state;
    try {
      state = BackupState.read(home);
    } catch (UserError damaged) {
      return List.of(
          Finding.wrong(
              name(),
              "what the home knows of its backups is damaged",
              "delete %s and run bcr backup, which makes it anew"
                  .formatted(BackupState.file(home))));
    }
    List<Finding> findings = new ArrayList<>();
    if (!state.backups().isEmpty() || Files.exists(home.catalog())) {
      look("backup", state.backups(), OLD, examination.now(), findings);
    }
    if (!state.backups().isEmpty()) {
      look("drill", state.drills(), OLD_DRILL, examination.now(), findings);
    }
    return findings;
  }

  private void look(
      String what, Map<String, Outcome> stores, Duration old, Instant now, List<Finding> findings) {
    if (stores.isEmpty()) {
      findings.add(
          Finding.warn(
              name(),
              "no %s was ever made".formatted(what),
              what.equals("backup")
                  ? "set backup.folder or backup.s3.bucket, then run bcr backup"
                  : "run " + command(what)));
    }
    stores.forEach((store, outcome) -> findings.add(one(what, store, outcome, old, now)));
  }

  private Finding one(String what, String store, Outcome outcome, Duration old, Instant now) {
    if (outcome.trouble() != null) {
      return Finding.wrong(
          name(),
          "the last %s of %s did not go well: %s".formatted(what, store, outcome.trouble()),
          "mend that, then run " + command(what));
    }
    Instant good = outcome.good();
    Duration age = Duration.between(good == null ? Instant.EPOCH : good, now);
    String last = "last %s of %s %s ago".formatted(what, store, Progress.duration(age));
    return age.compareTo(old) > 0
        ? Finding.warn(
            name(), last, "run %s; bcr worker does so by itself".formatted(command(what)))
        : Finding.ok(name(), last);
  }

  private static String command(String what) {
    return what.equals("drill") ? "bcr backup --drill" : "bcr backup";
  }
}

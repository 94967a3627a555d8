package com.bcrecommender.cli;

import com.bcrecommender.backup.BackupState;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Prints how the last backup and the last drill of each store went, one line each.
final class BackupStatus {
  private final PrintStream out;
  private final Instant now;

  BackupStatus(PrintStream out, Instant now) {
    this.out = out;
    this.now = now;
  }

  void print(Home home) {
    BackupState state = BackupState.read(home);
    if (state.backups().isEmpty()) {
      out.println(
          "backup   none yet; set backup.folder or backup.s3.bucket, then bcr backup makes one");
    }
    print("backup   ", state.backups(), "made");
    print("drill    ", state.drills(), "fine");
    if (!state.backups().isEmpty() && state.drills().isEmpty()) {
      out.println("drill    none yet; bcr backup --drill tries whether the newest can be restored");
    }
  }

  private void print(String head, Map<String, BackupState.Outcome> outcomes, String word) {
    outcomes.forEach((store, outcome) -> {
      String good = outcome.good() == null ? "never" : "%s ago".formatted(age(outcome.good(), now));
      out.println(
          head
              + (outcome.trouble() == null
                  ? "%s %s, in %s".formatted(word, good, store)
                  : "TROUBLE in %s, %s ago: %s; last %s: %s"
                      .formatted(store, age(outcome.at(), now), outcome.trouble(), word, good)));
    });
  }

  static String age(Instant time, Instant now) {
    return Progress.duration(Math.max(0, Duration.between(time, now).toMillis()) / 1000.0);
  }
}

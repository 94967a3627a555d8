package com.bcrecommender.operate.status;

import com.bcrecommender.backup.BackupState;
import com.bcrecommender.backup.BackupState.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the last backup and the last drill of each store went.
final class BackupLines {
  private final List<String> needs;
  private final Instant now;

  /// @param needs gets what a person has to do
  BackupLines(List<String> needs, Instant now) {
    this.needs = needs;
    this.now = now;
  }

  List<Status.Section> of(BackupState state) {
    return List.of(
        section(
            "backup",
            state.backups(),
            "made",
            "none yet; set backup.folder or backup.s3.bucket, then bcr backup makes one"),
        section(
            "drill",
            state.drills(),
            "fine",
            "none yet; bcr backup --drill tries whether the newest can be restored"));
  }

  private Status.Section section(
      String name, Map<String, Outcome> outcomes, String good, String none) {
    Status.Lines lines = new Status.Lines();
    if (outcomes.isEmpty()) {
      lines.add(none);
    }
    outcomes.forEach(
        (store, outcome) -> lines.add(line(name, store, outcome, good), numbers(outcome)));
    return lines.named(name);
  }

  private String line(String name, String store, Outcome outcome, String word) {
    String last = outcome.good() == null ? "never" : Ages.of(outcome.good(), now) + " ago";
    if (outcome.trouble() == null) {
      return "%s %s, in %s".formatted(word, last, store);
    }
    String line =
        "TROUBLE in %s, %s ago: %s; last %s: %s"
            .formatted(store, Ages.of(outcome.at(), now), outcome.trouble(), word, last);
    needs.add(name + ": " + line);
    return line;
  }

  private static Map<String, Number> numbers(Outcome outcome) {
    Map<String, Number> numbers = new LinkedHashMap<>();
    if (outcome.good() != null) {
      numbers.put("good", outcome.good().getEpochSecond());
    }
    numbers.put("trouble", outcome.trouble() == null ? 0 : 1);
    return numbers;
  }
}

package com.bcrecommender.doctor;

import com.bcrecommender.settings.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// There is a backup, it is not old, and it can be brought back.
final class BackupCheck implements Check {
  /// What `bcr backup` leaves in the home: of each store how the last backup and the last drill
  /// went.
  static final String FILE = "backups.json";

  private static final Duration OLD = Duration.ofDays(3);
  private static final Duration OLD_DRILL = Duration.ofDays(40);

  @Override
  public String name() {
    return "backup";
  }

  @Override
  public List<Finding> look(Examination examination) throws Exception {
    Path file = examination.folder().resolve(FILE);
    if (!Files.exists(file)) {
      return Files.exists(examination.home().catalog())
          ? List.of(
              Finding.warn(
                  name(),
                  "none was ever made",
                  "set backup.folder or backup.s3.bucket, then run bcr backup"))
          : List.of();
    }
    List<Finding> findings = new ArrayList<>();
    try {
      JsonNode state = JsonMapper.shared().readTree(Files.readAllBytes(file));
      look("backup", state.path("backups"), OLD, examination.now(), findings);
      look("drill", state.path("drills"), OLD_DRILL, examination.now(), findings);
    } catch (JacksonException | DateTimeException e) {
      return List.of(
          Finding.wrong(
              name(), file + " is damaged", "delete it and run bcr backup, which makes it anew"));
    }
    return findings;
  }

  private void look(
      String what, JsonNode stores, Duration old, Instant now, List<Finding> findings) {
    if (stores.isEmpty()) {
      findings.add(
          Finding.warn(name(), "no %s was ever made".formatted(what), "run " + command(what)));
    }
    stores
        .propertyStream()
        .forEach(store -> findings.add(one(what, store.getKey(), store.getValue(), old, now)));
  }

  private Finding one(String what, String store, JsonNode outcome, Duration old, Instant now) {
    String trouble = outcome.path("trouble").asString("");
    String good = outcome.path("good").asString("");
    if (!trouble.isEmpty()) {
      return Finding.wrong(
          name(),
          "the last %s of %s did not go well: %s".formatted(what, store, trouble),
          "mend that, then run " + command(what));
    }
    Duration age = Duration.between(good.isEmpty() ? Instant.EPOCH : Instant.parse(good), now);
    String last =
        "last %s of %s %s ago"
            .formatted(what, store, Progress.duration(Math.max(0, age.toMillis()) / 1000.0));
    return age.compareTo(old) > 0
        ? Finding.warn(
            name(), last, "run %s; bcr worker does so by itself".formatted(command(what)))
        : Finding.ok(name(), last);
  }

  private static String command(String what) {
    return what.equals("drill") ? "bcr backup --drill" : "bcr backup";
  }
}

package com.bcrecommender.doctor;

import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Manifest;
import com.bcrecommender.edition.UnusableEdition;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.PublishSettings;
import com.bcrecommender.transfer.HostClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The clock goes right, by the year, by what was written before, and by a host that is set.
final class ClockCheck implements Check {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LEAST_YEAR = 2026;
  private static final String CURE =
      "set the clock, and let the system keep it: timedatectl set-ntp true";

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public List<Finding> look(Examination examination) throws Exception {
    Instant now = examination.now();
    List<Finding> findings = new ArrayList<>();
    int year = now.atOffset(ZoneOffset.UTC).getYear();
    if (year < LEAST_YEAR || year > LEAST_YEAR + 50) {
      findings.add(Finding.wrong(name(), "it is %s by the clock".formatted(now), CURE));
      return findings;
    }
    Optional<Written> newest = newest(examination);
    if (newest.isPresent() && newest.get().at().isAfter(now.plus(TOLERANCE))) {
      findings.add(
          Finding.wrong(
              name(),
              "it is %s by the clock, and %s was written at %s"
                  .formatted(now, newest.get().what(), newest.get().at()),
              CURE + "; if the clock is right, touch what is dated ahead"));
    }
    String endpoint = examination.settings().get(PublishSettings.S3_ENDPOINT);
    Optional<Instant> there =
        endpoint.isEmpty() ? Optional.empty() : HostClock.ask(URI.create(endpoint), PATIENCE);
    if (there.isPresent()) {
      Duration off = Duration.between(now, there.get());
      if (off.abs().compareTo(TOLERANCE) > 0) {
        findings.add(
            Finding.wrong(
                name(),
                "%s by the clock of %s".formatted(apart(off), endpoint),
                CURE + "; a bucket refuses who is 15 minutes off"));
      }
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(name(), "%s, zone %s".formatted(now, ZoneId.systemDefault())));
    }
    return findings;
  }

  private static String apart(Duration off) {
    return "it is %s %s"
        .formatted(Progress.duration(off.abs()), off.isNegative() ? "earlier" : "later");
  }

  private record Written(String what, Instant at) {}

  private static Optional<Written> newest(Examination examination) throws IOException {
    List<Written> all = new ArrayList<>();
    Path home = examination.folder();
    if (Files.isDirectory(home)) {
      try (Stream<Path> files = Files.list(home)) {
        for (Path file : files.filter(Files::exists).toList()) {
          all.add(new Written(file.toString(), Files.getLastModifiedTime(file).toInstant()));
        }
      }
    }
    try {
      Editions editions = Editions.in(examination.home().editions());
      for (String name : editions.list()) {
        all.add(
            new Written(
                "edition " + name, Manifest.read(editions.folder(name)).provenance().made()));
      }
    } catch (UnusableEdition e) {
      // A check of its own says so.
    }
    return all.stream().max(Comparator.comparing(Written::at));
  }
}

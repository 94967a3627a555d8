package com.bcrecommender.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Nothing half-done has been lying about for a day.
final class LeftoverCheck implements Check {
  private static final Duration OLD = Duration.ofDays(1);

  @Override
  public String name() {
    return "leftovers";
  }

  @Override
  public List<Finding> look(Examination examination) throws Exception {
    Instant before = examination.now().minus(OLD);
    List<Finding> findings = new ArrayList<>();
    for (Path file : old(examination.home().editions(), ".partial-", "", before)) {
      findings.add(
          Finding.warn(
              name(),
              "%s is half an edition, of a run that was killed (%s)"
                  .formatted(file, Size.of(Size.below(file))),
              "the next bcr recommend removes it; or delete it while none runs"));
    }
    for (Path file : old(examination.home().archive(), "", ".part", before)) {
      findings.add(
          Finding.warn(
              name(),
              "%s is half a file of raw answers, of a run that was killed".formatted(file),
              "delete it while no crawl and no bcr forget runs"));
    }
    return findings;
  }

  private static List<Path> old(Path folder, String begins, String ends, Instant before)
      throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          String name = String.valueOf(file.getFileName());
          if (name.startsWith(begins)
              && name.endsWith(ends)
              && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
            found.add(file);
          }
        }
      }
    }
    return found;
  }
}

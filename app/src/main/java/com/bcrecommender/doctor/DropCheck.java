package com.bcrecommender.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What was dropped to be imported is imported, and was not refused.
final class DropCheck implements Check {
  private static final Duration LONG = Duration.ofDays(1);

  @Override
  public String name() {
    return "drop";
  }

  @Override
  public List<Finding> look(Examination examination) throws Exception {
    Path folder = examination.folder().resolve("drop");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    List<Path> refused = files(folder.resolve("refused"));
    if (!refused.isEmpty()) {
      findings.add(
          Finding.warn(
              name(),
              "%,d files could not be imported, such as %s"
                  .formatted(refused.size(), refused.getFirst()),
              "read the reason beside it; mend it and drop it again, or delete it"));
    }
    Instant before = examination.now().minus(LONG);
    List<Path> stuck = new ArrayList<>();
    for (Path file : files(folder)) {
      Path part = folder.relativize(file).getName(0);
      if (!List.of("refused", "done").contains(part.toString())
          && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
        stuck.add(file);
      }
    }
    if (!stuck.isEmpty()) {
      findings.add(
          Finding.warn(
              name(),
              "%,d files have been waiting for a day, such as %s"
                  .formatted(stuck.size(), stuck.getFirst()),
              "see that bcr worker runs; it takes files from drop/KIND alone"));
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(name(), "nothing waits, nothing was refused"));
    }
    return findings;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}

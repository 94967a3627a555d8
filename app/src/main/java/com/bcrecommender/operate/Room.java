package com.bcrecommender.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Whether the disk of a home has room to begin a job.
///
/// @param home must be there
/// @param least bytes that must be free
public record Room(Path home, long least) {

  /// What is wrong, in one line; empty where there is room.
  public Optional<String> wrong() {
    try {
      long free = Files.getFileStore(home).getUsableSpace();
      return free >= least
          ? Optional.empty()
          : Optional.of(
              "expected %,d MB free on the disk of %s, found %,d MB; free some, or lower worker.least-free-megabytes"
                  .formatted(least / 1_000_000, home, free / 1_000_000));
    } catch (IOException e) {
      return Optional.of(
          "expected the home %s on a disk that answers, found: %s".formatted(home, e));
    }
  }
}

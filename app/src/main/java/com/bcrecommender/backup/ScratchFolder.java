package com.bcrecommender.backup;

import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/// A folder in the home for what is read or made on the way, on the same disk as all else; removed
/// when it is closed, and after a kill by the next one. For who holds the home's lock of backups.
///
/// @param path the folder
record ScratchFolder(Path path) implements AutoCloseable {
  private static final String PREFIX = ".backup-scratch-";

  /// Copying needs some more than it copies.
  private static final long SPARE_BYTES = 16L << 20;

  /// @param bytes that will be written into it
  /// @throws UserError where the disk has less room
  static ScratchFolder in(Home home, long bytes) throws IOException {
    try (Stream<Path> all = Files.list(home.folder())) {
      for (Path leftover : all.toList()) {
        if (String.valueOf(leftover.getFileName()).startsWith(PREFIX)) {
          Home.delete(leftover);
        }
      }
    }
    long free = Files.getFileStore(home.folder()).getUsableSpace();
    if (free < bytes + SPARE_BYTES) {
      throw new UserError(
          "expected %,d MB of room in %s, found %,d MB; free some, then run this again"
              .formatted((bytes + SPARE_BYTES) >> 20, home.folder(), free >> 20));
    }
    return new ScratchFolder(
        Files.createDirectory(home.folder().resolve(PREFIX + UUID.randomUUID())));
  }

  @Override
  public void close() {
    try {
      Home.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

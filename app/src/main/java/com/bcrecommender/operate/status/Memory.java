package com.bcrecommender.operate.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Linux says of memory; nothing on other systems.
final class Memory {
  private static final Path MACHINE = Path.of("/proc/meminfo");
  private static final Path PROCESS = Path.of("/proc/self/status");

  private Memory() {}

  /// What programs could still take, in bytes.
  static Optional<Long> available() {
    return bytes(MACHINE, "MemAvailable");
  }

  /// Anonymous memory of this process that is resident, in bytes.
  static Optional<Long> own() {
    return bytes(PROCESS, "RssAnon");
  }

  private static Optional<Long> bytes(Path file, String name) {
    try {
      Matcher line =
          Pattern.compile("^" + name + ":\\s+([0-9]+) kB", Pattern.MULTILINE)
              .matcher(Files.exists(file) ? Files.readString(file) : "");
      return line.find() ? Optional.of(Long.parseLong(line.group(1)) * 1024) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

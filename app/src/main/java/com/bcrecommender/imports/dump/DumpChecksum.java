package com.bcrecommender.imports.dump;

import com.bcrecommender.settings.Sha256;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The SHA-256 that was published with a dump: in a file of its name and `.sha256`, as ListenBrainz
/// has it (the digits alone, or followed by the name), or in the folder's `SHA256SUMS`, as
/// MusicBrainz has it.
///
/// @param hex 64 hex digits in lower case
/// @param stated the file that says so
public record DumpChecksum(String hex, Path stated) {
  private static final String DIGITS = "[0-9a-fA-F]{64}";

  /// No list of checksums is longer.
  private static final int LONGEST = 1 << 20;

  /// What lies beside a dump, or null where nothing does.
  ///
  /// @throws UserError for a `.sha256` without a SHA-256
  public static @Nullable DumpChecksum beside(Path file) {
    Path name = file.getFileName();
    if (name == null) {
      return null;
    }
    Path own = file.resolveSibling(name + ".sha256");
    if (Files.isRegularFile(own)) {
      String first = text(own).strip().split("\\s", 2)[0];
      if (!first.matches(DIGITS)) {
        throw new UserError("expected a SHA-256 of 64 hex digits, found none in " + own);
      }
      return new DumpChecksum(first.toLowerCase(Locale.ROOT), own);
    }
    Path list = file.resolveSibling("SHA256SUMS");
    if (Files.isRegularFile(list)) {
      for (String line : text(list).lines().toList()) {
        String[] parts = line.strip().split("\\s+\\*?", 2);
        if (parts.length == 2 && parts[1].equals(name.toString()) && parts[0].matches(DIGITS)) {
          return new DumpChecksum(parts[0].toLowerCase(Locale.ROOT), list);
        }
      }
    }
    return null;
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new UserError("expected a list of SHA-256, found a longer file: " + file);
      }
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UserError("the file " + file + " cannot be read: " + e, e);
    }
  }

  /// Reads a dump once, to hold it against this.
  ///
  /// @param bytesRead hears how many bytes are read so far
  /// @throws UserError where it is another file than the one published
  public void check(Path file, LongConsumer bytesRead) {
    long[] read = {0};
    try {
      String found =
          Sha256.hex(
              file,
              more -> {
                read[0] += more;
                bytesRead.accept(read[0]);
              });
      if (!found.equals(hex)) {
        throw new UserError(
            "expected the SHA-256 that %s says, found another of %s; nothing was stored, download both again"
                .formatted(stated, file));
      }
    } catch (IOException e) {
      throw new UserError("the file " + file + " cannot be read: " + e, e);
    }
  }
}

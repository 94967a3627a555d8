package com.bcrecommender.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// The contents of a saved file, gunzipped where its first bytes say so, and never more than
/// [#LARGEST] of them.
final class SavedFile {
  /// Bandcamp's pages are below 1 MiB; whole collections in one answer some tens.
  static final int LARGEST = 64 << 20;

  private SavedFile() {}

  /// @throws TooLarge where there is more, before or after unpacking
  /// @throws IOException where the file cannot be read, or is damaged gzip
  static byte[] read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = bounded(in);
    }
    if (bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b) {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return bounded(in);
      }
    }
    return bytes;
  }

  private static byte[] bounded(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new TooLarge();
    }
    return bytes;
  }

  /// More bytes than any page has.
  static final class TooLarge extends IOException {
    @Serial private static final long serialVersionUID = 1;

    TooLarge() {
      super("larger than " + (LARGEST >> 20) + " MiB");
    }
  }
}

package com.bcrecommender.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/// Where something that is stored comes from: one page, one answer, or one file.
///
/// @param name the file or the address, for people; it decides nothing
/// @param seen when the page was fetched, UTC epoch seconds, where that is on record (a crawl, a
///   WARC file); null for a file that was saved some time. It dates the page in place of the page's
///   own date: what was seen later is newer.
/// @param hash of the contents, which decides between two sources of one date
public record Source(String name, @Nullable Long seen, long hash) {

  /// A source whose contents are at hand. Costs one SHA-256 of them.
  public static Source of(String name, @Nullable Long seen, byte[] contents) {
    return new Source(name, seen, hash(contents));
  }

  /// A file as the source, without date. Costs one SHA-256 of it; memory does not grow with the
  /// file.
  public static Source ofFile(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return new Source(file.toString(), null, ByteBuffer.wrap(digest.digest()).getLong());
  }

  /// The first 64 bits of the SHA-256.
  public static long hash(byte[] contents) {
    return ByteBuffer.wrap(sha256().digest(contents)).getLong();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

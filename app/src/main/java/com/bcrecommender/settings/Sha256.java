package com.bcrecommender.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/// The hash that names editions, shards, keys and a site's files, and that tells sources, exports
/// and raw answers apart.
public final class Sha256 {
  private static final int BUFFER = 1 << 16;

  private Sha256() {}

  /// 64 hex digits.
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(begin().digest(bytes));
  }

  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }

  /// 64 hex digits of a file, as [#of].
  public static String hex(Path file, LongConsumer bytesRead) throws IOException {
    return HexFormat.of().formatHex(of(file, bytesRead));
  }

  /// Of a file, 32 bytes. Memory does not grow with the file.
  ///
  /// @param bytesRead hears how many bytes each step read
  public static byte[] of(Path file, LongConsumer bytesRead) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in, bytesRead);
    }
  }

  /// Of what is left of a stream, which stays open, 32 bytes. Memory does not grow with it.
  ///
  /// @param bytesRead hears how many bytes each step read
  public static byte[] of(InputStream in, LongConsumer bytesRead) throws IOException {
    MessageDigest digest = begin();
    byte[] buffer = new byte[BUFFER];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
      bytesRead.accept(read);
    }
    return digest.digest();
  }
}

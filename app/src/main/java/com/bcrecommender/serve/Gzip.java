package com.bcrecommender.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Compression of whole answers, which are made in memory anyway. Parts of files (Range) are not
/// served here, so nothing that must not be compressed can come by.
final class Gzip {
  /// Below this the answer fits a packet either way.
  static final int LEAST = 1000;

  private Gzip() {}

  /// Whether a client's `Accept-Encoding` admits gzip.
  static boolean accepted(@Nullable String header) {
    if (header == null) {
      return false;
    }
    for (String part : header.split(",")) {
      String[] coding = part.strip().split("\\s*;\\s*");
      if (coding[0].equalsIgnoreCase("gzip")) {
        return coding.length == 1 || !coding[1].matches("q=0(\\.0*)?");
      }
    }
    return false;
  }

  /// @param bytes backed by an array
  /// @param level 1 fast to 9 small
  static byte[] compress(ByteBuffer bytes, int level) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.remaining() / 4 + 64);
    try (OutputStream gzip = new Stream(out, level)) {
      gzip.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static final class Stream extends GZIPOutputStream {
    Stream(OutputStream out, int level) throws IOException {
      super(out, 8192);
      def.setLevel(level);
    }
  }
}

package com.bcrecommender.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Unpacks bodies: the crawler as they come, and later whoever reads them from the archive, by the
/// same rules.
public final class ContentCoding {
  private ContentCoding() {}

  /// The body without its packing.
  ///
  /// @param encoding the header `Content-Encoding`, null where there was none
  /// @param most bytes that are taken, unpacked
  /// @throws UnpackException for another encoding than gzip, damaged gzip, or more bytes than that
  public static byte[] unpacked(byte[] body, @Nullable String encoding, int most)
      throws UnpackException {
    String coding = encoding == null ? "" : encoding.strip();
    if (coding.isEmpty() || coding.equalsIgnoreCase("identity")) {
      return body;
    }
    if (!coding.equalsIgnoreCase("gzip")) {
      throw new UnpackException("an encoding that was not asked for: " + coding);
    }
    byte[] unpacked;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      unpacked = in.readNBytes(most + 1);
    } catch (IOException e) {
      throw new UnpackException("not the gzip it says it is");
    }
    if (unpacked.length > most) {
      throw new UnpackException("more than " + most + " bytes when unpacked");
    }
    return unpacked;
  }

  /// The whole body is there, but cannot be unpacked.
  public static final class UnpackException extends IOException {
    @Serial private static final long serialVersionUID = 1;

    UnpackException(String message) {
      super(message);
    }
  }
}

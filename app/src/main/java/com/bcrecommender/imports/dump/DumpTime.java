package com.bcrecommender.imports.dump;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/// The time in an archive's member `TIMESTAMP`, such as `2026-08-01 04:00:00+00:00` or `2026-05-20
/// 00:10:01.53186+00`.
final class DumpTime {
  private DumpTime() {}

  /// UTC epoch seconds; 0 where it tells no time.
  static long read(InputStream in) throws IOException {
    return of(new String(in.readNBytes(64), StandardCharsets.US_ASCII));
  }

  static long of(String text) {
    String iso = text.strip().replaceFirst(" ", "T");
    if (iso.matches(".*[+-]\\d\\d")) {
      iso += ":00";
    } else if (!iso.matches(".*([+-]\\d\\d:\\d\\d|Z)")) {
      iso += "Z";
    }
    try {
      return Math.max(0, OffsetDateTime.parse(iso).toEpochSecond());
    } catch (DateTimeException e) {
      return 0;
    }
  }
}

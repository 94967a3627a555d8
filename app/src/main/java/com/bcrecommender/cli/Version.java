package com.bcrecommender.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// What this program is: its version and the commit it was built from, as the build wrote them into
/// the jar.
record Version(String number, String commit) {
  static Version read() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("version.properties is missing from the jar");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Version(
        properties.getProperty("version", "unknown"), properties.getProperty("commit", "unknown"));
  }

  /// Such as `0.1.0 (commit 4fec7961ab12)`.
  @Override
  public String toString() {
    return number + " (commit " + commit + ")";
  }
}

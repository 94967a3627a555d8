package com.bcrecommender.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Texts for robots.txt.
public final class Robots {
  private Robots() {}

  /// The rules of the real site: pages allowed, `/api/` disallowed but for three calls.
  public static String real() {
    try (var stream = Robots.class.getResourceAsStream("robots-real.txt")) {
      if (stream == null) {
        throw new IllegalStateException("robots-real.txt is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Everything allowed, the collection API too.
  public static String permissive() {
    return "User-agent: *\nAllow: /\n";
  }

  /// Nothing allowed.
  public static String closed() {
    return "User-agent: *\nDisallow: /\n";
  }
}

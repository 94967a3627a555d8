package com.bcrecommender.transfer;

import java.util.Locale;
import java.util.Map;

/// What a name on a host may be, and what web servers should say of the bytes under it.
public final class Names {
  private static final int LONGEST = 1000;

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("xml", "application/xml"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("webmanifest", "application/manifest+json"));

  private Names() {}

  /// Lets a name through that cannot lead out of the host's own place.
  ///
  /// @throws IllegalArgumentException for any other
  public static String check(String name) {
    boolean good = !name.isEmpty() && name.length() <= LONGEST && !name.startsWith("/");
    for (String segment : name.split("/", -1)) {
      good &= !segment.isEmpty() && !segment.equals(".") && !segment.equals("..");
    }
    for (int i = 0; good && i < name.length(); i++) {
      char c = name.charAt(i);
      good = c >= ' ' && c != '\\' && c != 0x7f;
    }
    if (!good) {
      throw new IllegalArgumentException(
          "expected a name such as data/manifest.json, found \"%s\"".formatted(name));
    }
    return name;
  }

  /// The media type by the ending; bytes where nobody knows the ending.
  public static String mediaType(String name) {
    int dot = name.lastIndexOf('.');
    String ending = dot < name.lastIndexOf('/') ? "" : name.substring(dot + 1);
    return TYPES.getOrDefault(ending.toLowerCase(Locale.ROOT), "application/octet-stream");
  }

  /// How long browsers may keep the bytes: a year where the name changes with them, else a minute.
  public static String caching(String name) {
    boolean hashed = name.matches("(data/[0-9a-f]{2}|assets)/.*");
    return hashed ? "public, max-age=31536000, immutable" : "public, max-age=60";
  }
}

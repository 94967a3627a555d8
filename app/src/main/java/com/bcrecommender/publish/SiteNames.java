package com.bcrecommender.publish;

import java.util.regex.Pattern;

/// What a site's files are called whose names stand for their bytes.
final class SiteNames {
  /// All shards lie below it, and the pointer and the notes of publishing.
  static final String DATA = "data/";

  static final String ASSETS = "assets/";

  /// The first 12 bytes of the SHA-256: two digits, 22 digits.
  private static final Pattern SHARD = Pattern.compile("data/[0-9a-f]{2}/[0-9a-f]{22}\\.bin");

  /// 16 digits of the SHA-256 before the ending.
  private static final Pattern ASSET = Pattern.compile("assets/.+\\.[0-9a-f]{16}\\.[A-Za-z0-9]+");

  private SiteNames() {}

  /// Whether a name below `data/` or `assets/` is that of a file whose name stands for its bytes;
  /// others there are the pointer, the notes of publishing, or the operator's own.
  static boolean isImmutable(String name) {
    return SHARD.matcher(name).matches() || ASSET.matcher(name).matches();
  }
}

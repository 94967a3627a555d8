package com.bcrecommender.catalog;

import org.jspecify.annotations.Nullable;

/// What the form of a tralbum's or a fan's key decides about the record that it means;
/// docs/catalog.md has the whole of it, [Identities] applies it to a catalog.
public final class KeyLaws {
  private static final String FOREIGN = "x:";
  private static final String NUMBER = "b:";

  private KeyLaws() {}

  /// Whether a key is of somebody else's data: it means the record at its address.
  static boolean isForeign(String key) {
    return key.startsWith(FOREIGN);
  }

  /// Whether a key is a number of an album or a track.
  public static boolean isNumber(String key) {
    return key.startsWith(NUMBER);
  }

  /// Whether a key names artist and title alone.
  public static boolean isName(String key) {
    return key.startsWith(NameKey.PREFIX);
  }

  /// Whether what no stronger key is known of waits until one is.
  public static boolean waits(String key) {
    return isNumber(key) || isName(key);
  }

  /// The number that may mean a tralbum, or null where its key is none of Bandcamp's ids.
  public static @Nullable String numberOf(String key) {
    return key.startsWith("a") || key.startsWith("t") ? NUMBER + key.substring(1) : null;
  }

  /// Whether what states an artist and title is an album's page or file, which a name means before
  /// any track.
  ///
  /// @param key of the record
  /// @param type as it is stated, `a` or `t`
  static boolean isAlbum(String key, @Nullable String type) {
    return key.startsWith("a") || (!key.startsWith("t") && "a".equals(type));
  }
}

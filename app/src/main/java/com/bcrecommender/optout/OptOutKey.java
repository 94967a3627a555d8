package com.bcrecommender.optout;

import java.util.Locale;

/// What is hashed for an opt-out: a key, told apart by what it is of.
///
/// @param text what the hash is made of
public record OptOutKey(String text) {

  /// @param key of a fan: `f42`, `n:name`, `x:source:7`
  public static OptOutKey ofFan(String key) {
    // Keys of other sources look the same for fans and tralbums.
    return new OptOutKey(key.startsWith("x:") ? "fan " + key : key);
  }

  /// @param username as Bandcamp has it, in any case
  public static OptOutKey ofUsername(String username) {
    return ofFan("n:" + username.toLowerCase(Locale.ROOT));
  }

  /// @param key of a tralbum: `a12`, `t12`, `u:address`, `x:source:7`
  public static OptOutKey ofTralbum(String key) {
    return new OptOutKey(key);
  }

  /// All tralbums of an artist or a label.
  ///
  /// @param address of their site, without a path: `https://artist.bandcamp.com`
  public static OptOutKey ofSite(String address) {
    return new OptOutKey("site " + address);
  }
}

package com.bcrecommender.engine.data;

import org.jspecify.annotations.Nullable;

/// What may be a key in a file.
final class Keys {
  private static final int LONGEST = 1000;

  private Keys() {}

  /// Why a text cannot be a key, or null where it can.
  static @Nullable String reasonAgainst(String key) {
    if (key.isEmpty()) {
      return BadRow.EMPTY_KEY;
    }
    if (key.length() > LONGEST) {
      return BadRow.BAD_KEY;
    }
    for (int i = 0; i < key.length(); i++) {
      if (Character.isISOControl(key.charAt(i))) {
        return BadRow.BAD_KEY;
      }
    }
    return null;
  }
}

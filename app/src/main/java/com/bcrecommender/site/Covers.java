package com.bcrecommender.site;

import java.util.Locale;

/// Whether pages show Bandcamp's cover images, as the operator decides.
public enum Covers {
  /// Once the visitor has turned a switch.
  ASK,
  /// At once, until the visitor turns them off.
  ALWAYS,
  /// Never, and nothing asks for them; the player is there after a press nevertheless.
  NEVER;

  /// @param word `ask`, `always` or `never`
  public static Covers named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// As in settings and in scripts.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

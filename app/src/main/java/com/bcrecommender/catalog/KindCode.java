package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.PreferenceKind;

/// A preference's kind as the catalog stores it, in the order of merging: the larger code stays.
final class KindCode {
  /// Bits that hold a code.
  static final int BITS = 2;

  private KindCode() {}

  static int of(PreferenceKind kind) {
    return switch (kind) {
      case UNKNOWN -> 0;
      case WISHLISTED -> 1;
      case OWNED -> 2;
    };
  }

  static PreferenceKind kind(int code) {
    return switch (code) {
      case 0 -> PreferenceKind.UNKNOWN;
      case 1 -> PreferenceKind.WISHLISTED;
      case 2 -> PreferenceKind.OWNED;
      default -> throw new IllegalStateException("the catalog has a preference of kind " + code);
    };
  }
}

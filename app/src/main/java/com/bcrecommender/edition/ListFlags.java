package com.bcrecommender.edition;

/// The first byte of a list's entry.
final class ListFlags {
  static final int ORIGIN = 3;
  static final int REASONS_SHIFT = 2;
  static final int REASONS = 3;

  /// One reason, the list's own tralbum, with the whole share: nearly every entry of a similar
  /// list.
  static final int SELF = 16;

  static final int AGAINST = 32;
  static final int KNOWN = 63;

  /// All of a score.
  static final int WHOLE = 255;

  /// The longest fan list and the longest similar list.
  static final int FAN_LIST = 100;

  static final int SIMILAR_LIST = 50;

  private ListFlags() {}
}

package com.bcrecommender.engine.data;

/// How a fan relates to a tralbum. The order is the order of merging: of two statements about the
/// same pair the later constant stays, because a purchase is certain, a wish is a statement, and
/// "unknown" is neither.
public enum PreferenceKind {
  /// Known to be in the collection or to be a preference, but not of which kind. Counts as owned.
  UNKNOWN(0),
  /// Wanted, not bought.
  WISHLISTED(1),
  /// Bought, or otherwise part of the fan's collection.
  OWNED(2);

  private final byte code;

  PreferenceKind(int code) {
    this.code = (byte) code;
  }

  private static final PreferenceKind[] ALL = values();

  /// Whether a preference of this kind makes the fan one of the tralbum's owners: all but wishes
  /// do.
  public boolean countsAsOwned() {
    return this != WISHLISTED;
  }

  /// What two statements about the same fan and tralbum amount to.
  public PreferenceKind merge(PreferenceKind other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /// The kind with a code.
  public static PreferenceKind of(byte code) {
    return ALL[code];
  }

  /// As snapshots keep it; a larger code wins a merge.
  public byte code() {
    return code;
  }
}

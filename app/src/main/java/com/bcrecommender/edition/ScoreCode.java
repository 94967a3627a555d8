package com.bcrecommender.edition;

/// Scores as the format keeps them: 12 significant bits, rounded down, as an integer in the order
/// of the floats. Descending scores give codes that descend by little, and a small difference takes
/// one byte where a float takes four.
final class ScoreCode {
  private static final int DROPPED_BITS = 12;

  private ScoreCode() {}

  static int of(float score) {
    if (!Float.isFinite(score)) {
      throw new IllegalArgumentException("a score is a finite number, found " + score);
    }
    // Adding 0 turns -0 into 0: two codes for equal scores would break "descending".
    return ordered(Float.floatToIntBits(score + 0.0f)) >> DROPPED_BITS;
  }

  static float score(int code) {
    return Float.intBitsToFloat(ordered(code << DROPPED_BITS));
  }

  /// Its own inverse.
  private static int ordered(int bits) {
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }
}

package com.bcrecommender.engine.evaluate;

/// A part of the test rows, told by a number of the training rows.
///
/// @param by what the number counts
/// @param from the least number
/// @param to the greatest number, [Integer#MAX_VALUE] where there is none
/// @param fans how many fans have test rows in it
/// @param tests how many test rows are in it
public record Slice(By by, int from, int to, int fans, int tests) {
  /// What slices are told by. The slices of one kind hold each test row once.
  public enum By {
    /// How many preferences the fan has in the training rows; all test rows of a fan are in one
    /// slice.
    FAN_PREFERENCES("fan_preferences", 0, 1, 5, 20, 100),
    /// How many fans own the tralbum in the training rows; a fan's test rows may be in several
    /// slices.
    TRALBUM_OWNERS("tralbum_owners", 0, 1, 4, 10, 100);

    private final String key;

    // Never changed, and never handed out.
    @SuppressWarnings("ImmutableEnumChecker")
    private final int[] from;

    By(String key, int... from) {
      this.key = key;
      this.from = from;
    }

    /// Its name in JSON.
    public String key() {
      return key;
    }

    int slices() {
      return from.length;
    }

    int from(int slice) {
      return from[slice];
    }

    int to(int slice) {
      return slice + 1 < from.length ? from[slice + 1] - 1 : Integer.MAX_VALUE;
    }

    int sliceOf(int number) {
      int slice = from.length - 1;
      while (from[slice] > number) {
        slice--;
      }
      return slice;
    }
  }

  /// Its bounds as people write them: `0`, `1–4`, `100+`.
  public String range() {
    if (to == Integer.MAX_VALUE) {
      return from + "+";
    }
    return from == to ? Integer.toString(from) : from + "–" + to;
  }
}

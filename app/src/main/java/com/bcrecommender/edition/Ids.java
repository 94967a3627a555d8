package com.bcrecommender.edition;

/// Checks dense ids at the writer's door.
final class Ids {
  private Ids() {}

  static void check(String what, int[] ids, int size) {
    check(what, ids, ids.length, size);
  }

  /// @param count how many of `ids`, from the start
  static void check(String what, int[] ids, int count, int size) {
    for (int i = 0; i < count; i++) {
      if (ids[i] < 0 || ids[i] >= size) {
        throw new IllegalArgumentException("%s %d is not one of %d".formatted(what, ids[i], size));
      }
    }
  }
}

package com.bcrecommender.edition;

/// Checks dense ids at the writer's door.
final class Ids {
  private Ids() {}

  static void check(String what, int[] ids, int size) {
    check(what, ids, ids.length, size);
  }

  static void check(String what, int id, int size) {
    if (id < 0 || id >= size) {
      throw new IllegalArgumentException("%s %d is not one of %d".formatted(what, id, size));
    }
  }

  /// @param count how many of `ids`, from the start
  static void check(String what, int[] ids, int count, int size) {
    for (int i = 0; i < count; i++) {
      check(what, ids[i], size);
    }
  }
}

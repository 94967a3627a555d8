package com.bcrecommender.simulator.world;

/// How large a world to make.
///
/// @param seed the same seed and sizes give the same world
/// @param fans at least 20, so that each curiosity finds a fan of its own
/// @param tralbums albums and tracks that stand alone, at least 60; the tracks of albums come on
///   top
/// @param hostile some titles and names try to break a page: script tags, quotes, right-to-left
///   marks
public record WorldOptions(long seed, int fans, int tralbums, boolean hostile) {

  private static final int MAX_FANS = 100_000;
  private static final int MAX_TRALBUMS = 200_000;

  /// Checks the sizes.
  public WorldOptions {
    if (fans < 20 || fans > MAX_FANS || tralbums < 60 || tralbums > MAX_TRALBUMS) {
      throw new IllegalArgumentException(
          "expected 20 to %d fans and 60 to %d tralbums, found %d and %d"
              .formatted(MAX_FANS, MAX_TRALBUMS, fans, tralbums));
    }
  }

  /// About as large as a demo needs: 300 fans, 1,200 tralbums, nothing hostile in the names.
  public static WorldOptions standard(long seed) {
    return new WorldOptions(seed, 300, 1200, false);
  }

  /// For tests: 40 fans, 120 tralbums, hostile names included.
  public static WorldOptions small(long seed) {
    return new WorldOptions(seed, 40, 120, true);
  }
}

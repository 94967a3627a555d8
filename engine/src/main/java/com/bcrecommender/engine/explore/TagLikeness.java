package com.bcrecommender.engine.explore;

/// Whether two tags are much the same word, so that a scene's name need not hold both. The engine
/// knows tags as numbers; who knows their words can tell.
@FunctionalInterface
public interface TagLikeness {
  /// All tags are words of their own.
  TagLikeness NONE = (one, other) -> false;

  boolean alike(int one, int other);
}

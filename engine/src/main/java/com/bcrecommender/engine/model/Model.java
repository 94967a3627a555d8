package com.bcrecommender.engine.model;

/// What was learned from a snapshot. Immutable and safe to share between threads; each thread asks
/// for a [Scorer] of its own.
public interface Model {
  /// The name it is learned by, such as `item-neighbours`.
  String name();

  /// Its parameters, each with its value, in a fixed order: `similarity=cosine,k=100,shrink=10`;
  /// empty where it has none.
  String settings();

  /// What [Models#learn] would learn the same model from again.
  default String spec() {
    return settings().isEmpty() ? name() : name() + ":" + settings();
  }

  /// The number of tralbums of the snapshot it was learned from; ids are below it.
  int tralbums();

  /// A new scorer, for one thread. Holds scratch memory of its own; make one per thread, not one
  /// per fan.
  Scorer scorer();
}

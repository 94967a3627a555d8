package com.bcrecommender.engine.model;

/// A model that keeps pairs of tralbums: what each speaks for, and how much. Everything but how it
/// was learned is the same for all of them.
abstract sealed class NeighbourModel extends SingleModel
    permits ItemNeighbours, NeighbourhoodRidge, RandomWalk, TagNeighbours {
  private final Neighbours neighbours;

  NeighbourModel(String name, String settings, Neighbours neighbours) {
    super(name, settings, neighbours.rows());
    this.neighbours = neighbours;
  }

  /// The number of pairs kept in all.
  public final long pairs() {
    return neighbours.size();
  }

  @Override
  public final Scorer scorer() {
    return new NeighbourScorer(neighbours);
  }
}

package com.bcrecommender.engine.model;

/// A model that keeps pairs of tralbums: what each speaks for, and how much. Everything but how it
/// was learned is the same for all of them.
abstract sealed class NeighbourModel implements Model
    permits ItemNeighbours, NeighbourhoodRidge, RandomWalk, TagNeighbours {
  private final String name;
  private final String settings;
  private final Neighbours neighbours;

  NeighbourModel(String name, String settings, Neighbours neighbours) {
    this.name = name;
    this.settings = settings;
    this.neighbours = neighbours;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String settings() {
    return settings;
  }

  @Override
  public final int tralbums() {
    return neighbours.rows();
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

package com.bcrecommender.engine.model;

/// A model that is no blend of others: what it is called, and of how many tralbums it knows.
abstract class SingleModel implements Model {
  private final String name;
  private final String settings;
  private final int tralbums;

  SingleModel(String name, String settings, int tralbums) {
    this.name = name;
    this.settings = settings;
    this.tralbums = tralbums;
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
    return tralbums;
  }
}

package com.bcrecommender.engine.evaluate;

/// What is measured of one fan's list and averaged over fans. The first five say how much of what
/// was held out the list finds, between 0 and 1; the others say what the list is made of, whether
/// or not it hits. [Metrics] defines each.
public enum Metric {
  RECALL("recall", true),
  NDCG("ndcg", true),
  MAP("map", true),
  PRECISION("precision", true),
  HIT_RATE("hit_rate", true),
  /// In bits, from 0 to log2 of the number of fans.
  NOVELTY("novelty", false),
  LONG_TAIL("long_tail", false),
  VARIETY("variety", false),
  ARTISTS("artists", false);

  private final String key;
  private final boolean accuracy;

  Metric(String key, boolean accuracy) {
    this.key = key;
    this.accuracy = accuracy;
  }

  /// Its name in JSON, before the `@` and the length of lists.
  public String key() {
    return key;
  }

  /// Whether it compares the list with what was held out.
  public boolean isAccuracy() {
    return accuracy;
  }
}

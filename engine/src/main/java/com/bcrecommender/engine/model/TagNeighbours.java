package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;

/// Similarity by content: tralbums are similar when they carry the same tags, the rarer the more
/// (the vector space model with idf, Salton and Buckley 1988). It reaches tralbums with few owners
/// or none, for which models of preferences know little.
///
/// Each tralbum is a vector of its tags, each weighing ln(tralbums / carriers); tags that fewer
/// than `carriers` tralbums carry, or all, are left out. With `fans` above 0 its owners are tags
/// too, each weighing `fans` times ln(tralbums / n(u)), n(u) being what the fan has. Of each
/// tralbum i the `k` most similar that somebody has, by the cosine of the vectors, speak for it;
/// equal ones by lower id. Tralbum j speaks with cosine(i,j) n(j)^-`from-power` n(i)^`to-power`.
///
/// What a tag costs is the square of its carriers, so the tags of a tralbum are read from the
/// rarest on until `read` carriers were seen; what the others add is not counted. The same for
/// fans. Cost: at most `read` additions a tralbum; 10,000 for 505,000 tralbums are 5e9. Memory: as
/// [ItemNeighbours].
public final class TagNeighbours extends NeighbourModel {
  public static final String NAME = "tags";

  private TagNeighbours(String settings, Neighbours neighbours) {
    super(NAME, settings, neighbours);
  }

  static NeighbourLearning learning(Snapshot snapshot, Parameters parameters) {
    int k = parameters.whole("k", 20, 1, 10_000);
    int least = parameters.whole("carriers", 2, 1, 1_000_000);
    int read = parameters.whole("read", 10_000, 1, Integer.MAX_VALUE);
    float fans = parameters.number("fans", 0, 0, 100);
    float fromPower = parameters.number("from-power", 0, -1, 2);
    float toPower = parameters.number("to-power", 0, -1, 2);
    String settings = parameters.settled();
    TagSimilarity similarity = new TagSimilarity(snapshot, least, read, fans);
    return new NeighbourLearning(
        snapshot.tralbums(),
        settings,
        TagNeighbours::new,
        () -> similarity.new Learner(k)::block,
        new NeighbourLearning.Turn(
            () -> Powers.ofSizes(snapshot.preferencesByTralbum(), -fromPower),
            () -> Powers.ofSizes(snapshot.preferencesByTralbum(), toPower)));
  }
}

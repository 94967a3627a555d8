package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Learns models by name: `popularity`, or `item-neighbours:similarity=cosine,k=200,shrink=10`.
/// Parameters not given have defaults; each model's class says what its parameters mean. How a
/// blend of several is written, [Blend] says.
public final class Models {
  private interface Learner {
    Model learn(Snapshot snapshot, Parameters parameters, int threads);
  }

  private interface BlockLearner {
    NeighbourLearning learning(Snapshot snapshot, Parameters parameters);
  }

  private static final Map<String, Learner> LEARNERS = new LinkedHashMap<>();
  private static final Map<String, BlockLearner> BLOCK_LEARNERS = new LinkedHashMap<>();

  static {
    LEARNERS.put(
        Popularity.NAME, (snapshot, parameters, threads) -> Popularity.learn(snapshot, parameters));
    inBlocks(ItemNeighbours.NAME, ItemNeighbours::learning);
    inBlocks(RandomWalk.NAME, RandomWalk::learning);
    inBlocks(TagNeighbours.NAME, TagNeighbours::learning);
    LEARNERS.put(
        TagProfile.NAME, (snapshot, parameters, threads) -> TagProfile.learn(snapshot, parameters));
    inBlocks(NeighbourhoodRidge.NAME, NeighbourhoodRidge::learning);
    LEARNERS.put(
        FanRidge.NAME, (snapshot, parameters, threads) -> FanRidge.learn(snapshot, parameters));
    LEARNERS.put(LowPass.NAME, LowPass::learn);
    LEARNERS.put(SpectralFilter.NAME, SpectralFilter::learn);
    LEARNERS.put(Als.NAME, Als::learn);
  }

  private Models() {}

  private static void inBlocks(String name, BlockLearner learner) {
    BLOCK_LEARNERS.put(name, learner);
    LEARNERS.put(
        name,
        (snapshot, parameters, threads) -> learner.learning(snapshot, parameters).run(threads));
  }

  /// The names of all models.
  public static List<String> names() {
    return Stream.concat(LEARNERS.keySet().stream(), Stream.of(Blend.NAME)).toList();
  }

  /// A model that is to be learned in blocks, perhaps on several machines.
  ///
  /// @param spec as [#learn] takes it
  /// @throws IllegalArgumentException with one line, where the model is not learned so, or name or
  ///   parameters are wrong
  public static NeighbourLearning inBlocks(String spec, Snapshot snapshot) {
    String name = name(spec);
    BlockLearner learner = BLOCK_LEARNERS.get(name);
    if (learner == null) {
      throw new IllegalArgumentException(
          "expected a model that is learned in blocks, out of %s, found \"%s\""
              .formatted(String.join(", ", BLOCK_LEARNERS.keySet()), name));
    }
    return learner.learning(snapshot, parameters(spec));
  }

  private static String name(String spec) {
    int colon = spec.indexOf(':');
    return (colon < 0 ? spec : spec.substring(0, colon)).strip();
  }

  private static Parameters parameters(String spec) {
    return new Parameters(name(spec), settings(spec));
  }

  private static String settings(String spec) {
    int colon = spec.indexOf(':');
    return colon < 0 ? "" : spec.substring(colon + 1);
  }

  /// Learns with as many threads as there are processors. The model is the same whatever their
  /// number.
  ///
  /// @throws IllegalArgumentException with one line, where name or parameters are wrong
  public static Model learn(String spec, Snapshot snapshot) {
    return learn(spec, snapshot, Runtime.getRuntime().availableProcessors());
  }

  /// Learns with a given number of threads.
  ///
  /// @param spec the model's name, then its parameters after a colon
  /// @throws IllegalArgumentException with one line, where name or parameters are wrong
  public static Model learn(String spec, Snapshot snapshot, int threads) {
    String name = name(spec);
    if (name.equals(Blend.NAME)) {
      return Blend.learn(snapshot, settings(spec), part -> learn(part, snapshot, threads));
    }
    Learner learner = LEARNERS.get(name);
    if (learner == null) {
      throw new IllegalArgumentException(
          "expected a model out of %s, found \"%s\"".formatted(String.join(", ", names()), name));
    }
    return learner.learn(snapshot, parameters(spec), threads);
  }
}

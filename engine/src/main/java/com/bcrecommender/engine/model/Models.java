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

  private static final Map<String, Learner> LEARNERS = new LinkedHashMap<>();

  static {
    LEARNERS.put(
        Popularity.NAME, (snapshot, parameters, threads) -> Popularity.learn(snapshot, parameters));
    LEARNERS.put(ItemNeighbours.NAME, ItemNeighbours::learn);
    LEARNERS.put(RandomWalk.NAME, RandomWalk::learn);
    LEARNERS.put(TagNeighbours.NAME, TagNeighbours::learn);
    LEARNERS.put(
        TagProfile.NAME, (snapshot, parameters, threads) -> TagProfile.learn(snapshot, parameters));
    LEARNERS.put(NeighbourhoodRidge.NAME, NeighbourhoodRidge::learn);
    LEARNERS.put(
        FanRidge.NAME, (snapshot, parameters, threads) -> FanRidge.learn(snapshot, parameters));
    LEARNERS.put(LowPass.NAME, LowPass::learn);
    LEARNERS.put(SpectralFilter.NAME, SpectralFilter::learn);
    LEARNERS.put(Als.NAME, Als::learn);
  }

  private Models() {}

  /// The names of all models.
  public static List<String> names() {
    return Stream.concat(LEARNERS.keySet().stream(), Stream.of(Blend.NAME)).toList();
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
    int colon = spec.indexOf(':');
    String name = (colon < 0 ? spec : spec.substring(0, colon)).strip();
    if (name.equals(Blend.NAME)) {
      return Blend.learn(
          snapshot,
          colon < 0 ? "" : spec.substring(colon + 1),
          part -> learn(part, snapshot, threads));
    }
    Learner learner = LEARNERS.get(name);
    if (learner == null) {
      throw new IllegalArgumentException(
          "expected a model out of %s, found \"%s\"".formatted(String.join(", ", names()), name));
    }
    Parameters parameters = new Parameters(name, colon < 0 ? "" : spec.substring(colon + 1));
    return learner.learn(snapshot, parameters, threads);
  }
}

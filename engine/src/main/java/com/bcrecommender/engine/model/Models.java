package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Learns models by name: `popularity`, or `item-neighbours:similarity=cosine,k=200,shrink=10`.
/// Parameters not given have defaults; each model's class says what its parameters mean. How a
/// blend of several is written, [Blend] says.
public final class Models {
  private interface Learner {
    Model learn(Snapshot snapshot, Parameters parameters, int threads);
  }

  private interface PartLearner {
    Learning learning(Snapshot snapshot, Parameters parameters);
  }

  private interface BlockLearner extends PartLearner {
    @Override
    NeighbourLearning learning(Snapshot snapshot, Parameters parameters);
  }

  private static final Map<String, Learner> LEARNERS = new LinkedHashMap<>();
  private static final Map<String, PartLearner> PART_LEARNERS = new LinkedHashMap<>();

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
    PART_LEARNERS.put(Als.NAME, AlsLearning::new);
  }

  private Models() {}

  private static void inBlocks(String name, BlockLearner learner) {
    PART_LEARNERS.put(name, learner);
    LEARNERS.put(
        name,
        (snapshot, parameters, threads) -> learner.learning(snapshot, parameters).run(threads));
  }

  /// The names of all models.
  public static List<String> names() {
    return Stream.concat(LEARNERS.keySet().stream(), Stream.of(Blend.NAME)).toList();
  }

  /// What a model is made of: the specs of a blend's parts, or its own.
  ///
  /// @throws IllegalArgumentException with one line, where a blend is not written as [Blend] says
  public static List<String> parts(String spec) {
    return isBlend(spec)
        ? BlendSpec.parse(settings(spec)).stream().map(BlendSpec.Term::spec).toList()
        : List.of(spec);
  }

  public static boolean isBlend(String spec) {
    return name(spec).equals(Blend.NAME);
  }

  /// A model that is to be learned in parts, perhaps on several machines; empty for one that is
  /// learned as a whole.
  ///
  /// @param spec as [#learn] takes it, of no blend
  /// @throws IllegalArgumentException with one line, where name or parameters are wrong
  public static Optional<Learning> inParts(String spec, Snapshot snapshot) {
    PartLearner learner = PART_LEARNERS.get(name(spec));
    return learner == null
        ? Optional.empty()
        : Optional.of(learner.learning(snapshot, parameters(spec)));
  }

  /// What the parts of a blend are multiplied by, found from models that were learned already; of
  /// those with only some of their rows it needs what the fans of [Blend#sample] have.
  ///
  /// @param parts the model of each part, in their order
  public static float[] scaled(String spec, Snapshot snapshot, Iterator<Model> parts) {
    return Blend.learn(snapshot, settings(spec), part -> parts.next()).factors();
  }

  /// A blend of models that were learned already.
  ///
  /// @param spec of the blend
  /// @param parts the model of each part
  /// @param factors as [#scaled] found them
  public static Model blend(String spec, List<Model> parts, float[] factors) {
    return Blend.of(settings(spec), parts, factors);
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
    if (isBlend(spec)) {
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

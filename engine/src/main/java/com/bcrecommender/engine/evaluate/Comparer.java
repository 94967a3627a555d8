package com.bcrecommender.engine.evaluate;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.ItemNeighbours;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.engine.model.Popularity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Measures several models on the same test rows, with popularity and item neighbours always beside
/// them, and says what can be told from chance. One model is learned at a time and forgotten.
///
/// Memory: for each model what [Measurement] says; while intervals are made, 8 bytes times the fans
/// with test rows (at most 65,536) times about 50. Time, beside learning and ranking: about half a
/// second of one core per 10,000 fans for each model and each one that it is compared with.
public final class Comparer {
  private static final Metric[] OF_SLICES = {Metric.RECALL, Metric.NDCG};

  private final Evaluator evaluator;
  private final long seed;
  private @Nullable String against;

  /// @param seed of the resamples
  public Comparer(Evaluator evaluator, long seed) {
    this.evaluator = evaluator;
    this.seed = seed;
  }

  /// A model that all others are compared with, beside item neighbours and the best.
  ///
  /// @throws IllegalArgumentException with one line, where name or parameters are wrong
  public Comparer against(String spec) {
    against = canonical(spec);
    return this;
  }

  /// A model's full name, with all its parameters.
  ///
  /// @throws IllegalArgumentException with one line, where name or parameters are wrong
  public static String canonical(String spec) {
    // Learning from nothing takes no time.
    return Models.learn(spec, Snapshot.builder().build(), 1).spec();
  }

  /// Learns and measures.
  ///
  /// @param specs models; popularity and item neighbours are added where none of these is one; one
  ///   that is named twice is measured once
  /// @param progress told each model when it is measured
  /// @throws IllegalArgumentException with one line, where a name or parameter is wrong; before
  ///   anything is learned
  public Comparison compare(List<String> specs, Consumer<Evaluation> progress) {
    List<String> models = withBaselines(specs);
    List<Measurement> measured = new ArrayList<>();
    for (String spec : models) {
      Measurement measurement = evaluator.measure(spec);
      measured.add(measurement);
      progress.accept(measurement.evaluation());
    }
    return compare(measured);
  }

  private List<String> withBaselines(List<String> specs) {
    SequencedSet<String> models = new LinkedHashSet<>();
    specs.forEach(spec -> models.add(canonical(spec)));
    if (against != null) {
      models.add(against);
    }
    for (String name : List.of(ItemNeighbours.NAME, Popularity.NAME)) {
      if (models.stream().noneMatch(spec -> isNamed(spec, name))) {
        models.addFirst(canonical(name));
      }
    }
    return List.copyOf(models);
  }

  private static boolean isNamed(String spec, String name) {
    return spec.equals(name) || spec.startsWith(name + ":");
  }

  /// Compares what was measured by this comparer's evaluator; item neighbours among it.
  private Comparison compare(List<Measurement> measured) {
    Slicing slicing = new Slicing(evaluator.train(), evaluator.counts(), evaluator.tests());
    Bootstrap bootstrap = new Bootstrap(evaluator.tests().fans(), seed, evaluator.threads());
    int neighbours = 0;
    int best = 0;
    TreeSet<Integer> references = new TreeSet<>();
    for (int m = measured.size() - 1; m >= 0; m--) {
      Evaluation evaluation = measured.get(m).evaluation();
      if (isNamed(evaluation.model(), ItemNeighbours.NAME)) {
        neighbours = m;
      }
      if (evaluation.ndcg() >= measured.get(best).evaluation().ndcg()) {
        best = m;
      }
      if (evaluation.model().equals(against)) {
        references.add(m);
      }
    }
    references.add(neighbours);
    references.add(best);
    List<Comparison.Result> results = new ArrayList<>();
    for (int m = 0; m < measured.size(); m++) {
      List<double[]> own = columns(measured.get(m), slicing);
      List<Comparison.Difference> differences = new ArrayList<>();
      for (int reference : references) {
        if (reference != m) {
          List<double[]> other = columns(measured.get(reference), slicing);
          differences.add(
              new Comparison.Difference(
                  reference, figures(bootstrap.means(minus(own, other)), slicing)));
        }
      }
      List<Integer> hits = new ArrayList<>();
      for (int s = 0; s < slicing.slices().size(); s++) {
        hits.add(measured.get(m).hits(slicing, s));
      }
      results.add(
          new Comparison.Result(
              measured.get(m).evaluation(),
              figures(bootstrap.means(own), slicing),
              List.copyOf(hits),
              List.copyOf(differences)));
    }
    return new Comparison(
        evaluator.k(),
        rows(),
        Bootstrap.RESAMPLES,
        seed,
        slicing.slices(),
        List.copyOf(results),
        neighbours,
        best);
  }

  /// Each metric, then those of each slice.
  private static List<double[]> columns(Measurement measurement, Slicing slicing) {
    List<double[]> columns = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      columns.add(measurement.perFan(metric));
    }
    for (int s = 0; s < slicing.slices().size(); s++) {
      columns.addAll(List.of(measurement.perFan(OF_SLICES, slicing, s)));
    }
    return columns;
  }

  private static Comparison.Figures figures(List<Estimate> estimates, Slicing slicing) {
    int next = 0;
    Map<Metric, Estimate> overall = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      overall.put(metric, estimates.get(next++));
    }
    List<Map<Metric, Estimate>> slices = new ArrayList<>();
    for (int s = 0; s < slicing.slices().size(); s++) {
      Map<Metric, Estimate> slice = new EnumMap<>(Metric.class);
      for (Metric metric : OF_SLICES) {
        slice.put(metric, estimates.get(next++));
      }
      slices.add(slice);
    }
    return new Comparison.Figures(overall, slices);
  }

  private static List<double[]> minus(List<double[]> columns, List<double[]> others) {
    List<double[]> differences = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      double[] difference = columns.get(c).clone();
      for (int i = 0; i < difference.length; i++) {
        difference[i] -= others.get(c)[i];
      }
      differences.add(difference);
    }
    return differences;
  }

  private Comparison.Rows rows() {
    Snapshot train = evaluator.train();
    TestRows tests = evaluator.tests();
    int cold = 0;
    int unreachable = 0;
    for (int i = 0; i < tests.fans(); i++) {
      int fan = tests.fan(i);
      cold += train.preferences().size(fan) == 0 ? 1 : 0;
      for (int p = tests.rows().start(fan); p < tests.rows().end(fan); p++) {
        unreachable += train.preferences().find(fan, tests.rows().column(p)) >= 0 ? 1 : 0;
      }
    }
    SparseRows tags = train.tralbumTags();
    int tagged = 0;
    for (int t = 0; t < tags.rows(); t++) {
      tagged += tags.size(t) > 0 ? 1 : 0;
    }
    return new Comparison.Rows(
        train.fans(),
        train.tralbums(),
        train.preferences().size(),
        tests.rows().size(),
        tests.fans(),
        cold,
        unreachable,
        evaluator.counts().longTail(),
        tagged);
  }
}

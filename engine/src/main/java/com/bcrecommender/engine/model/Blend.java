package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A weighted sum of models: `blend:1*neighbourhood-ridge(k=200,ridge=2)+1.4*low-pass(rank=512)`.
/// Each part is a model's spec with its parameters in parentheses, none for the defaults.
///
/// Weights are in units of the part's own scores, so that they keep their meaning from one snapshot
/// to another: each part is divided by the standard deviation of its scores over the candidates of
/// up to 500 fans, evenly spaced in the snapshot (by 1 where there are no candidates). An
/// explanation is the same weighted sum of the parts' explanations.
///
/// Models that score every tralbum at a cost each ([Scorer#isDense]) score candidates only: the
/// best by the other parts, five times as many as are wanted, at least 1,000 ("candidates"). The
/// same for similar tralbums, where another part knows any. Parts are learned one after the other.
public final class Blend implements Model {
  public static final String NAME = "blend";
  private static final int SAMPLE = 500;

  /// A model with its weight, and with what its scores are multiplied by: the weight over the
  /// spread of its scores.
  record Part(Model model, float weight, float factor) {}

  private final List<Part> parts;
  private final int tralbums;

  private Blend(List<Part> parts, int tralbums) {
    this.parts = parts;
    this.tralbums = tralbums;
  }

  /// Learns a blend of parts that `learner` learns, or knows already, and is asked for in their
  /// order. Of models with only some of their rows it needs those of all that the fans of [#sample]
  /// have.
  ///
  /// @param text the spec after its name
  /// @param learner gives the model of a spec, learned from this snapshot
  public static Blend learn(Snapshot snapshot, String text, Function<String, Model> learner) {
    List<Part> parts = new ArrayList<>();
    for (BlendSpec.Term term : BlendSpec.parse(text)) {
      Model model = learner.apply(term.spec());
      parts.add(new Part(model, term.weight(), 1));
    }
    double[] spreads = spreads(new Blend(parts, snapshot.tralbums()), snapshot);
    for (int i = 0; i < spreads.length; i++) {
      Part part = parts.get(i);
      parts.set(i, new Part(part.model(), part.weight(), (float) (part.weight() / spreads[i])));
    }
    return new Blend(List.copyOf(parts), snapshot.tralbums());
  }

  /// @param factors as [#factors] gave them
  static Blend of(String text, List<Model> models, float[] factors) {
    List<BlendSpec.Term> terms = BlendSpec.parse(text);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < factors.length; i++) {
      parts.add(new Part(models.get(i), terms.get(i).weight(), factors[i]));
    }
    return new Blend(List.copyOf(parts), models.getFirst().tralbums());
  }

  /// What each part's scores are multiplied by.
  float[] factors() {
    float[] factors = new float[parts.size()];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = parts.get(i).factor();
    }
    return factors;
  }

  /// The fans by whose candidates parts are scaled.
  ///
  /// @param fans how many there are
  public static int[] sample(int fans) {
    int step = Math.max(1, fans / SAMPLE);
    return IntStream.iterate(0, fan -> fan < fans, fan -> fan + step).toArray();
  }

  /// The standard deviation of each part's scores over candidates; 1 where there is none.
  private static double[] spreads(Blend unscaled, Snapshot snapshot) {
    int parts = unscaled.parts.size();
    double[] sums = new double[parts];
    double[] squares = new double[parts];
    long count = 0;
    SparseRows preferences = snapshot.preferences();
    int[] history = new int[preferences.largestRow()];
    float[] weights = new float[history.length];
    BlendScorer scorer = new BlendScorer(unscaled);
    int[] fans = sample(snapshot.fans());
    Histories sample = new Histories();
    for (int fan : fans) {
      int n = preferences.copyColumns(fan, history);
      preferences.copyValues(fan, weights);
      sample.add(history, weights, n);
    }
    scorer.expect(sample, 0);
    for (int fan : fans) {
      int n = preferences.copyColumns(fan, history);
      preferences.copyValues(fan, weights);
      float[][] scores = scorer.candidateScores(history, weights, n);
      for (int i = 0; i < parts; i++) {
        for (float score : scores[i]) {
          sums[i] += score;
          squares[i] += (double) score * score;
        }
      }
      count += scores[0].length;
    }
    double[] spreads = new double[parts];
    for (int i = 0; i < parts; i++) {
      double variance = squares[i] / count - sums[i] / count * (sums[i] / count);
      spreads[i] = variance > 1e-18 ? Math.sqrt(variance) : 1;
    }
    return spreads;
  }

  /// What one unit of each part's weight multiplies the part's scores by: 1 over their spread.
  public float[] units() {
    float[] units = new float[parts.size()];
    for (int i = 0; i < units.length; i++) {
      units[i] = parts.get(i).factor() / parts.get(i).weight();
    }
    return units;
  }

  List<Part> parts() {
    return parts;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String settings() {
    return BlendSpec.text(parts);
  }

  @Override
  public int tralbums() {
    return tralbums;
  }

  @Override
  public Scorer scorer() {
    return new BlendScorer(this);
  }
}

package com.bcrecommender.engine.model;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Scores by [Blend].
final class BlendScorer implements Scorer {
  private static final int LEAST_CANDIDATES = 1000;
  private static final int PER_WANTED = 5;

  private final int tralbums;
  private final List<Blend.Part> parts;
  private final Scorer[] scorers;
  // Scratch: of the parts together, and of one.
  private final Scores sum;
  private final Scores one;
  private final boolean anyDense;
  private final boolean allDense;
  // Whether parts that are not dense say which tralbums the others compare.
  private final boolean bringsSimilar;
  private TopK best = new TopK(0);
  private int[] candidates = new int[0];

  BlendScorer(Blend blend) {
    tralbums = blend.tralbums();
    parts = blend.parts();
    scorers = parts.stream().map(part -> part.model().scorer()).toArray(Scorer[]::new);
    sum = new Scores(tralbums, LEAST_CANDIDATES);
    // All wanted: what a part leaves out as too low for a list of its own may be high in the sum.
    one = new Scores(tralbums, tralbums);
    anyDense = Arrays.stream(scorers).anyMatch(Scorer::isDense);
    allDense = Arrays.stream(scorers).allMatch(Scorer::isDense);
    bringsSimilar =
        Arrays.stream(scorers).anyMatch(scorer -> !scorer.isDense() && scorer.knowsSimilar());
  }

  /// Of each part all scores are wanted: what is low there may be high in the sum.
  @Override
  public void expect(Histories next, int wanted) {
    for (Scorer scorer : scorers) {
      scorer.expect(next, tralbums);
    }
  }

  @Override
  public void expectSimilar(int first, int count, int wanted) {
    for (Scorer scorer : scorers) {
      scorer.expectSimilar(first, count, tralbums);
    }
  }

  @Override
  public void score(int[] history, float @Nullable [] weights, int n, Scores into) {
    if (allDense || !anyDense) {
      for (int i = 0; i < scorers.length; i++) {
        scorers[i].score(history, weights, n, one);
        pour(one, parts.get(i).factor(), into);
      }
      return;
    }
    int count = chooseCandidates(history, weights, n, into.wanted());
    float[] scores = candidateSums(count);
    for (int i = 0; i < scorers.length; i++) {
      if (scorers[i].isDense()) {
        float factor = parts.get(i).factor();
        scorers[i].scoreOnly(history, weights, n, candidates, count, factor, scores, one);
      }
    }
    for (int c = 0; c < count; c++) {
      into.add(candidates[c], scores[c]);
    }
  }

  @Override
  public void similar(int tralbum, Scores into) {
    if (!anyDense || !bringsSimilar) {
      for (int i = 0; i < scorers.length; i++) {
        scorers[i].similar(tralbum, one);
        pour(one, parts.get(i).factor(), into);
      }
      return;
    }
    for (int i = 0; i < scorers.length; i++) {
      if (!scorers[i].isDense()) {
        scorers[i].similar(tralbum, one);
        pour(one, parts.get(i).factor(), sum);
      }
    }
    int count = chooseCandidates(into.wanted(), 1);
    float[] scores = candidateSums(count);
    for (int i = 0; i < scorers.length; i++) {
      if (scorers[i].isDense()) {
        float factor = parts.get(i).factor();
        scorers[i].similarOnly(tralbum, candidates, count, factor, scores, one);
      }
    }
    for (int c = 0; c < count; c++) {
      if (candidates[c] != tralbum) {
        into.add(candidates[c], scores[c]);
      }
    }
  }

  /// What `sum` has for the candidates; clears it.
  private float[] candidateSums(int count) {
    float[] sums = new float[count];
    for (int c = 0; c < count; c++) {
      sums[c] = sum.get(candidates[c]);
    }
    sum.clear();
    return sums;
  }

  @Override
  public Explanation explain(int[] history, float @Nullable [] weights, int n, int target) {
    float[] contributions = new float[n];
    contributions(history, weights, n, new int[] {target}, 1, 1, contributions);
    float base = 0;
    for (int i = 0; i < scorers.length; i++) {
      // Bases are owed to no tralbum of the history, so an empty one tells them.
      base += parts.get(i).factor() * scorers[i].explain(history, weights, 0, target).base();
    }
    return new Explanation(base, contributions);
  }

  @Override
  public void contributions(
      int[] history,
      float @Nullable [] weights,
      int n,
      int[] targets,
      int count,
      float factor,
      float[] into) {
    for (int i = 0; i < scorers.length; i++) {
      float own = factor * parts.get(i).factor();
      scorers[i].contributions(history, weights, n, targets, count, own, into);
    }
  }

  @Override
  public boolean isDense() {
    return allDense;
  }

  /// The scores of each part alone over the candidates that are not in the history.
  float[][] candidateScores(int[] history, float @Nullable [] weights, int n) {
    int count = chooseCandidates(history, weights, n, 0);
    sum.clear();
    int[] owned = Arrays.copyOf(history, n);
    Arrays.sort(owned);
    int kept = 0;
    for (int c = 0; c < count; c++) {
      if (Arrays.binarySearch(owned, candidates[c]) < 0) {
        candidates[kept++] = candidates[c];
      }
    }
    float[][] scores = new float[scorers.length][kept];
    for (int i = 0; i < scorers.length; i++) {
      scorers[i].scoreOnly(history, weights, n, candidates, kept, 1, scores[i], one);
    }
    return scores;
  }

  /// Leaves the candidates in `candidates` and what the parts that are not dense give them in
  /// `sum`; returns how many there are. Up to `n` of them are the history itself.
  private int chooseCandidates(int[] history, float @Nullable [] weights, int n, int wanted) {
    for (int i = 0; i < scorers.length; i++) {
      if (!scorers[i].isDense()) {
        scorers[i].score(history, weights, n, one);
        pour(one, parts.get(i).factor(), sum);
      }
    }
    return chooseCandidates(wanted, n);
  }

  /// The same of what `sum` has already.
  private int chooseCandidates(int wanted, int n) {
    long most = Math.max(LEAST_CANDIDATES, (long) PER_WANTED * wanted) + n;
    if (most >= tralbums) {
      if (candidates.length < tralbums) {
        candidates = new int[tralbums];
      }
      Arrays.setAll(candidates, t -> t);
      return tralbums;
    }
    if (best.k() != most) {
      best = new TopK((int) most);
    }
    sum.rank(best);
    int count = best.size();
    if (candidates.length < count) {
      candidates = new int[count + LEAST_CANDIDATES];
    }
    for (int c = 0; c < count; c++) {
      candidates[c] = best.id(c);
    }
    return count;
  }

  private static void pour(Scores from, float factor, Scores into) {
    for (int i = 0; i < from.touched(); i++) {
      int tralbum = from.touched(i);
      into.add(tralbum, factor * from.get(tralbum));
    }
    from.clear();
  }
}

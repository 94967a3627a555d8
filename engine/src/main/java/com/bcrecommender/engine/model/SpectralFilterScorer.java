package com.bcrecommender.engine.model;

import org.jspecify.annotations.Nullable;

/// Scores by [SpectralFilter]: those that are said to come next many at once, any other alone.
final class SpectralFilterScorer implements ContributionScorer {
  // More than one panel's columns.
  private static final int LONG = 64;

  private final SpectralFilter model;
  private final FilterPanel panel;
  private final int tralbums;
  private final int most;
  private final Ahead ahead = new Ahead();
  private float[] one = new float[0];
  private float[] shares = new float[0];
  private int[] history = new int[0];
  private float[] weights = new float[0];

  /// The scores of some of those that come next: `count` of them from `first` on.
  private static final class Ahead {
    private @Nullable Histories histories;
    private int firstTralbum;
    private int endTralbum;
    private int next;
    private int first;
    private int count;
    private int stride;
    private float[] scores = new float[0];
  }

  SpectralFilterScorer(SpectralFilter model) {
    this.model = model;
    panel = new FilterPanel(model);
    tralbums = model.tralbums();
    most = FilterPanel.mostColumns(model.snapshot.fans(), tralbums);
  }

  @Override
  public void expect(Histories expected, int wanted) {
    ahead.histories = expected;
    ahead.next = 0;
    ahead.count = 0;
  }

  @Override
  public void expectSimilar(int first, int count, int wanted) {
    ahead.histories = null;
    ahead.firstTralbum = first;
    ahead.endTralbum = first + count;
    ahead.count = 0;
  }

  @Override
  public void score(int[] owned, float @Nullable [] given, int n, Scores into) {
    int column = expected(owned, given, n);
    if (column >= 0) {
      pour(ahead.scores, ahead.stride, column, -1, into);
    } else if (n > 0) {
      alone(owned, given, n);
      pour(one, panel.stride(), 0, -1, into);
    }
  }

  @Override
  public void similar(int tralbum, Scores into) {
    if (ahead.histories == null && tralbum >= ahead.firstTralbum && tralbum < ahead.endTralbum) {
      if (tralbum < ahead.first || tralbum >= ahead.first + ahead.count) {
        begin(tralbum, Math.min(most, ahead.endTralbum - tralbum));
        for (int c = 0; c < ahead.count; c++) {
          panel.put(c, tralbum + c, model.from[tralbum + c]);
        }
        filterAhead();
      }
      pour(ahead.scores, ahead.stride, tralbum - ahead.first, tralbum, into);
    } else {
      alone(new int[] {tralbum}, null, 1);
      pour(one, panel.stride(), 0, tralbum, into);
    }
  }

  @Override
  public void scoreOnly(
      int[] owned,
      float @Nullable [] given,
      int n,
      int[] targets,
      int count,
      float factor,
      float[] into,
      Scores all) {
    scoreOnly(owned, given, n, targets, count, factor, into);
  }

  private void scoreOnly(
      int[] owned,
      float @Nullable [] given,
      int n,
      int[] targets,
      int count,
      float factor,
      float[] into) {
    int column = expected(owned, given, n);
    if (column < 0 && isFiltered(owned, given, n)) {
      column = owned[0] - ahead.first;
    }
    if (column >= 0) {
      for (int t = 0; t < count; t++) {
        into[t] += factor * score(ahead.scores, ahead.stride, column, targets[t]);
      }
    } else if (n > 0) {
      begin(owned, given, n);
      one = larger(one, count, panel.stride());
      panel.filter(targets, count, one);
      for (int t = 0; t < count; t++) {
        into[t] += factor * (model.to[targets[t]] * one[t * panel.stride()]);
      }
    }
  }

  /// Whether the history is one of the tralbums whose similar ones are at hand.
  private boolean isFiltered(int[] owned, float @Nullable [] given, int n) {
    return n == 1
        && (given == null || given[0] == 1)
        && ahead.histories == null
        && owned[0] >= ahead.first
        && owned[0] < ahead.first + ahead.count;
  }

  /// The filter is symmetric, so signals of the targets tell the same as signals of the history, up
  /// to rounding. Targets are as many as a list has, so theirs are taken for a long history; which
  /// is not decided by the number of targets, so that one alone is explained as among many.
  @Override
  public void contributions(
      int[] owned,
      float @Nullable [] given,
      int n,
      int[] targets,
      int count,
      float factor,
      float[] into) {
    if (n == 1) {
      // All of the score.
      scoreOnly(owned, given, n, targets, count, factor, into);
      return;
    }
    boolean turned = n > LONG;
    int[] signals = turned ? targets : owned;
    int[] rows = turned ? owned : targets;
    int size = turned ? count : n;
    int others = turned ? n : count;
    for (int first = 0; first < size; first += most) {
      int part = Math.min(most, size - first);
      panel.begin(part);
      for (int c = 0; c < part; c++) {
        panel.put(c, signals[first + c], 1);
      }
      shares = larger(shares, others, panel.stride());
      panel.filter(rows, others, shares);
      for (int c = 0; c < part; c++) {
        for (int r = 0; r < others; r++) {
          int h = turned ? r : first + c;
          int t = turned ? first + c : r;
          float weight = (given == null ? 1 : given[h]) * model.from[owned[h]];
          into[t * n + h] +=
              factor * weight * model.to[targets[t]] * shares[r * panel.stride() + c];
        }
      }
    }
  }

  @Override
  public boolean isDense() {
    return true;
  }

  /// The column of a history's scores if it is one of those that come next, else -1.
  private int expected(int[] owned, float @Nullable [] given, int n) {
    Histories expected = ahead.histories;
    if (expected == null) {
      return -1;
    }
    // Histories in between may have needed no scores.
    for (int i = ahead.next; i < expected.count(); i++) {
      if (expected.is(i, owned, given, n)) {
        ahead.next = i;
        if (i < ahead.first || i >= ahead.first + ahead.count) {
          filterAhead(expected, i);
        }
        return i - ahead.first;
      }
    }
    return -1;
  }

  private void filterAhead(Histories expected, int from) {
    begin(from, Math.min(most, expected.count() - from));
    for (int c = 0; c < ahead.count; c++) {
      int n = expected.size(from + c);
      if (history.length < n) {
        history = new int[n];
        weights = new float[n];
      }
      expected.copy(from + c, history, weights);
      put(c, history, weights, n);
    }
    filterAhead();
  }

  private void begin(int first, int count) {
    ahead.first = first;
    ahead.count = count;
    panel.begin(count);
  }

  private void filterAhead() {
    ahead.stride = panel.stride();
    ahead.scores = larger(ahead.scores, tralbums, ahead.stride);
    panel.filter(null, tralbums, ahead.scores);
  }

  private void alone(int[] owned, float @Nullable [] given, int n) {
    begin(owned, given, n);
    one = larger(one, tralbums, panel.stride());
    panel.filter(null, tralbums, one);
  }

  private void begin(int[] owned, float @Nullable [] given, int n) {
    panel.begin(1);
    put(0, owned, given, n);
  }

  private void put(int column, int[] owned, float @Nullable [] given, int n) {
    for (int h = 0; h < n; h++) {
      float weight = (given == null ? 1 : given[h]) * model.from[owned[h]];
      panel.put(column, owned[h], weight);
    }
  }

  private void pour(float[] scores, int stride, int column, int without, Scores into) {
    for (int t = 0; t < tralbums; t++) {
      if (t != without) {
        into.add(t, score(scores, stride, column, t));
      }
    }
  }

  private float score(float[] scores, int stride, int column, int tralbum) {
    return model.to[tralbum] * scores[tralbum * stride + column];
  }

  private static float[] larger(float[] array, int rows, int stride) {
    int needed = Math.multiplyExact(rows, stride);
    return array.length >= needed ? array : new float[needed];
  }
}

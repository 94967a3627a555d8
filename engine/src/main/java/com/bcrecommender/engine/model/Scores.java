package com.bcrecommender.engine.model;

/// Scores of tralbums while they add up: a dense array, and the list of those touched, so that
/// clearing costs what was touched and not the number of tralbums. One per thread.
///
/// Memory: 9 bytes a tralbum.
public final class Scores {
  private int wanted;
  private final float[] values;
  private final boolean[] isTouched;
  private final int[] touched;
  private int count;

  /// @param tralbums how many there are
  /// @param wanted how many of the best will be looked at; models may leave out what cannot be
  ///   among them
  public Scores(int tralbums, int wanted) {
    this.wanted = wanted;
    values = new float[tralbums];
    isTouched = new boolean[tralbums];
    touched = new int[tralbums];
  }

  /// How many tralbums outside the history will be looked at.
  public int wanted() {
    return wanted;
  }

  /// Asks for so many from the next scoring on.
  public void wanted(int tralbums) {
    wanted = tralbums;
  }

  public int tralbums() {
    return values.length;
  }

  /// Adds to a tralbum's score.
  public void add(int tralbum, float score) {
    float before = values[tralbum];
    // A sum may come back to 0, so 0 alone does not tell whether it was touched; reading the mark
    // only then saves a cache line.
    if (before == 0 && !isTouched[tralbum]) {
      isTouched[tralbum] = true;
      touched[count++] = tralbum;
    }
    values[tralbum] = before + score;
  }

  /// Leaves a tralbum out: it scores NaN, whatever is added, until the scores are cleared. [TopK]
  /// never takes NaN.
  public void leaveOut(int tralbum) {
    add(tralbum, Float.NaN);
  }

  /// A tralbum's score: 0 where nothing was added, NaN where it is left out.
  public float get(int tralbum) {
    return values[tralbum];
  }

  /// How many tralbums were touched, those left out included.
  public int touched() {
    return count;
  }

  /// The i-th touched tralbum, in the order of touching.
  public int touched(int i) {
    return touched[i];
  }

  /// Offers every touched tralbum with a score above 0: no more and no less than nothing speaks for
  /// the others.
  public void offerPositive(TopK best) {
    for (int i = 0; i < count; i++) {
      int tralbum = touched[i];
      float score = values[tralbum];
      if (score > 0) {
        best.offer(tralbum, score);
      }
    }
  }

  /// Makes all scores 0 again.
  public void clear() {
    for (int i = 0; i < count; i++) {
      int tralbum = touched[i];
      values[tralbum] = 0;
      isTouched[tralbum] = false;
    }
    count = 0;
  }
}

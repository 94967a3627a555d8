package com.bcrecommender.engine.model;

import com.bcrecommender.engine.kernel.Kernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Scores of tralbums while they add up: a dense array, and the list of those touched, so that
/// clearing costs what was touched and not the number of tralbums. One per thread.
///
/// Memory: 8 bytes a tralbum.
public final class Scores {
  private static final int UNTOUCHED = Float.floatToRawIntBits(Kernels.UNTOUCHED);

  private int wanted;
  private final Kernels kernels = Kernels.chosen();
  // Kernels.UNTOUCHED where nothing was added.
  private final float[] values;
  private final int[] touched;
  private int count;

  /// @param tralbums how many there are
  /// @param wanted how many of the best will be looked at; models may leave out what cannot be
  ///   among them
  public Scores(int tralbums, int wanted) {
    this.wanted = wanted;
    values = new float[tralbums];
    Arrays.fill(values, Kernels.UNTOUCHED);
    touched = new int[Math.addExact(tralbums, 1)];
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
    if (Float.floatToRawIntBits(before) == UNTOUCHED) {
      touched[count++] = tralbum;
    }
    // 0 makes 0 of -0, which would leave the tralbum untouched.
    values[tralbum] = before + (score + 0f);
  }

  /// Adds to the scores of tralbums `ids[from..end)`, each once: `weight * similarities[p]`, or the
  /// weight alone where that is null.
  void add(int from, int end, int[] ids, float @Nullable [] similarities, float weight) {
    count = kernels.addSparse(from, end, ids, similarities, weight, values, touched, count);
  }

  /// Leaves a tralbum out: it scores NaN, whatever is added, until the scores are cleared. [TopK]
  /// never takes NaN.
  public void leaveOut(int tralbum) {
    add(tralbum, Float.NaN);
  }

  /// A tralbum's score: 0 where nothing was added, NaN where it is left out.
  public float get(int tralbum) {
    return values[tralbum] + 0f;
  }

  /// How many tralbums were touched, those left out included.
  public int touched() {
    return count;
  }

  /// The i-th touched tralbum, in the order of touching.
  public int touched(int i) {
    return touched[i];
  }

  /// Ranks the touched tralbums with a score above 0: no more and no less than nothing speaks for
  /// the others.
  public void rankPositive(TopK best) {
    best.rank(touched, count, this::positive);
  }

  /// Ranks all that was touched and is not left out.
  void rank(TopK best) {
    rank(best, this::all);
  }

  /// Ranks all that was touched by what is made of the scores.
  void rank(TopK best, TopK.Scoring scoring) {
    best.rank(touched, count, scoring);
  }

  private void positive(int[] ids, int from, int end, float[] into) {
    for (int i = from; i < end; i++) {
      float score = values[ids[i]];
      into[i - from] = score > 0 ? score : Float.NaN;
    }
  }

  private void all(int[] ids, int from, int end, float[] into) {
    for (int i = from; i < end; i++) {
      into[i - from] = values[ids[i]];
    }
  }

  /// Makes all scores 0 again.
  public void clear() {
    for (int i = 0; i < count; i++) {
      values[touched[i]] = Kernels.UNTOUCHED;
    }
    count = 0;
  }
}

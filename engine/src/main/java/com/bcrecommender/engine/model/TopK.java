package com.bcrecommender.engine.model;

import java.util.Arrays;

/// The k best of what is offered, in any order of offering: by score from high to low, equal scores
/// by id from low to high. The result therefore depends on nothing but the set offered. NaN is
/// never taken. Each id may be offered once.
///
/// Score and id are packed into one long whose order is the order of ranking, so that comparing is
/// one instruction and ties cost nothing. What may be among the best is put into a buffer of
/// several k; when that is full it is sorted, and the best k of it stay. So an offer that is taken
/// costs a store and its part of a sort that runs at full width where the hardware has one
/// (`Arrays.sort`), instead of the unforeseeable jumps of a heap: choosing 100 out of 530 takes a
/// third of the heap's time. Where all that is offered is known before, [#rank] takes two thirds of
/// that, and half of it where there is no such sort. One per thread. Memory: 32 bytes for each of
/// the k, at most 33 KB beside them, and 1 KB once [#rank] was called.
public final class TopK {
  private static final int LEAST_SPARE = 256;
  private static final int MOST_SPARE = 4096;
  // Looked at first by `rank`.
  private static final int SAMPLE = 128;
  // Scored at once by `rank`, which then has room for all of them.
  private static final int CHUNK = SAMPLE;

  /// Gives the scores of many ids at once, so that what has to be fetched from memory for one is
  /// fetched beside that for others.
  @FunctionalInterface
  public interface Scoring {
    /// Writes the scores of `ids[from..end)` to `into[0..end - from)`: NaN for what is not to be
    /// taken.
    void score(int[] ids, int from, int end, float[] into);
  }

  private final int k;
  private final long[] buffer;
  private int count;
  // What an offer must reach to be taken; the k-th best when the buffer was sorted last.
  private float worstScore;
  private boolean sorted;
  private float[] scores = new float[0];
  private int[] sample = new int[0];

  public TopK(int k) {
    if (k < 0) {
      throw new IllegalArgumentException("expected a length of 0 or more, found " + k);
    }
    this.k = k;
    buffer = new long[k + Math.clamp(3L * k, LEAST_SPARE, MOST_SPARE) + CHUNK];
    clear();
  }

  /// How many are kept at most.
  public int k() {
    return k;
  }

  /// How many are kept.
  public int size() {
    return Math.min(count, k);
  }

  public boolean isFull() {
    return count >= k;
  }

  /// The score that an offer must reach to be taken: that of the worst once all places are taken,
  /// before that negative infinity. Costs a sort where something was taken since.
  public float least() {
    if (count > k || (count == k && worstScore == Float.NEGATIVE_INFINITY)) {
      keepBest();
    }
    return worstScore;
  }

  public void clear() {
    count = 0;
    sorted = false;
    // NaN is reached by nothing.
    worstScore = k == 0 ? Float.NaN : Float.NEGATIVE_INFINITY;
  }

  public void offer(int id, float score) {
    assert !sorted : "clear before offering again";
    // Written so that NaN fails it.
    if (score >= worstScore) {
      if (count == buffer.length) {
        keepBest();
        if (!(score >= worstScore)) {
          return;
        }
      }
      buffer[count++] = pack(id, score);
    }
  }

  /// Forgets what was offered before, offers the first `n` of `ids`, each once, and sorts: the same
  /// as [#clear], an [#offer] each and [#sort].
  ///
  /// A sample of the scores tells what an offer must reach so that hardly more than k do, and what
  /// does not is passed over; in the rare case that fewer than k reach it, all are offered once
  /// more. Beside the ranking it saves the waiting: scores are fetched without a jump that depends
  /// on one of them.
  public TopK rank(int[] ids, int n, Scoring scoring) {
    if (scores.length == 0) {
      scores = new float[CHUNK];
      sample = new int[SAMPLE];
    }
    clear();
    float bar = likelyWorst(ids, n, scoring);
    offer(ids, n, scoring, bar);
    if (count < k && bar > Float.NEGATIVE_INFINITY) {
      clear();
      offer(ids, n, scoring, Float.NEGATIVE_INFINITY);
    }
    return sort();
  }

  private void offer(int[] ids, int n, Scoring scoring, float bar) {
    for (int from = 0; from < n; from += CHUNK) {
      int end = Math.min(n, from + CHUNK);
      scoring.score(ids, from, end, scores);
      if (count + (end - from) > buffer.length) {
        keepBest();
      }
      float least = Math.max(bar, worstScore);
      int taken = count;
      for (int i = from; i < end; i++) {
        float score = scores[i - from];
        buffer[taken] = pack(ids[i], score);
        taken += score >= least ? 1 : 0;
      }
      count = taken;
    }
  }

  /// A score that probably k of the ids reach, and few more: that of the sample's which has as many
  /// above it as the sample should have of the k best, and two standard deviations.
  private float likelyWorst(int[] ids, int n, Scoring scoring) {
    double share = (double) SAMPLE * k / Math.max(1, n);
    int rank = (int) Math.ceil(share + 2 * Math.sqrt(share) + 1);
    if (n <= SAMPLE || rank > SAMPLE) {
      return Float.NEGATIVE_INFINITY;
    }
    for (int i = 0; i < SAMPLE; i++) {
      sample[i] = ids[(int) ((long) i * n / SAMPLE)];
    }
    scoring.score(sample, 0, SAMPLE, scores);
    for (int i = 0; i < SAMPLE; i++) {
      // Sorting would put NaN above all others.
      scores[i] = scores[i] >= Float.NEGATIVE_INFINITY ? scores[i] : Float.NEGATIVE_INFINITY;
    }
    Arrays.sort(scores, 0, SAMPLE);
    return scores[SAMPLE - rank];
  }

  /// Leaves the best k of a buffer that holds as many or more, ascending.
  private void keepBest() {
    Arrays.sort(buffer, 0, count);
    System.arraycopy(buffer, count - k, buffer, 0, k);
    count = k;
    worstScore = score(buffer[0]);
  }

  /// Puts the best first. Afterwards [#id] and [#score] may be read, and nothing offered before
  /// [#clear].
  public TopK sort() {
    if (!sorted) {
      Arrays.sort(buffer, 0, count);
      int size = size();
      int from = count - size;
      for (int i = from, j = count - 1; i < j; i++, j--) {
        long swap = buffer[i];
        buffer[i] = buffer[j];
        buffer[j] = swap;
      }
      System.arraycopy(buffer, from, buffer, 0, size);
      count = size;
      sorted = true;
    }
    return this;
  }

  /// The i-th best, after [#sort].
  public int id(int i) {
    assert sorted;
    return Integer.MAX_VALUE - (int) buffer[i];
  }

  /// The score of the i-th best, after [#sort].
  public float score(int i) {
    assert sorted;
    return score(buffer[i]);
  }

  private static long pack(int id, float score) {
    // + 0f makes -0 equal to 0.
    int bits = Float.floatToRawIntBits(score + 0f);
    int ordered = bits ^ ((bits >> 31) & 0x7FFFFFFF);
    return (long) ordered << 32 | (Integer.MAX_VALUE - id);
  }

  private static float score(long packed) {
    int ordered = (int) (packed >> 32);
    return Float.intBitsToFloat(ordered ^ ((ordered >> 31) & 0x7FFFFFFF));
  }
}

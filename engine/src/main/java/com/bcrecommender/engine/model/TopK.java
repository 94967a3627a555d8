package com.bcrecommender.engine.model;

import java.util.Arrays;

/// The k best of what is offered, in any order of offering: by score from high to low, equal scores
/// by id from low to high. The result therefore depends on nothing but the set offered. NaN is
/// never taken. Each id may be offered once.
///
/// Score and id are packed into one long whose order is the order of ranking, so that comparing is
/// one instruction and ties cost nothing; the k best are a binary heap of longs with the worst on
/// top. Offering costs one comparison for what is not among the best, else log k. One per thread.
public final class TopK {
  private final long[] heap;
  private int size;
  // What an offer must exceed to be taken once the heap is full.
  private float worstScore = Float.NEGATIVE_INFINITY;
  private boolean sorted;

  public TopK(int k) {
    if (k < 0) {
      throw new IllegalArgumentException("expected a length of 0 or more, found " + k);
    }
    heap = new long[k];
  }

  /// How many are kept at most.
  public int k() {
    return heap.length;
  }

  /// How many are kept.
  public int size() {
    return size;
  }

  public boolean isFull() {
    return size == heap.length;
  }

  /// The score that an offer must reach to be taken: that of the worst once all places are taken,
  /// before that negative infinity.
  public float least() {
    return worstScore;
  }

  public void clear() {
    size = 0;
    sorted = false;
    worstScore = Float.NEGATIVE_INFINITY;
  }

  public void offer(int id, float score) {
    assert !sorted : "clear before offering again";
    if (size == heap.length) {
      // Written so that NaN fails it.
      if (!(score >= worstScore) || size == 0) {
        return;
      }
      long packed = pack(id, score);
      if (packed > heap[0]) {
        siftDown(packed);
        worstScore = score(heap[0]);
      }
    } else if (!Float.isNaN(score)) {
      heap[size] = pack(id, score);
      siftUp(size++);
      if (size == heap.length) {
        worstScore = score(heap[0]);
      }
    }
  }

  /// Puts the best first. Afterwards [#id] and [#score] may be read, and nothing offered before
  /// [#clear].
  public TopK sort() {
    if (!sorted) {
      sorted = true;
      Arrays.sort(heap, 0, size);
      for (int i = 0, j = size - 1; i < j; i++, j--) {
        long swap = heap[i];
        heap[i] = heap[j];
        heap[j] = swap;
      }
    }
    return this;
  }

  /// The i-th best, after [#sort].
  public int id(int i) {
    assert sorted;
    return Integer.MAX_VALUE - (int) heap[i];
  }

  /// The score of the i-th best, after [#sort].
  public float score(int i) {
    assert sorted;
    return score(heap[i]);
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

  private void siftUp(int at) {
    long packed = heap[at];
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (heap[parent] <= packed) {
        break;
      }
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = packed;
  }

  private void siftDown(long packed) {
    int at = 0;
    int half = size >>> 1;
    while (at < half) {
      int child = 2 * at + 1;
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= packed) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = packed;
  }
}

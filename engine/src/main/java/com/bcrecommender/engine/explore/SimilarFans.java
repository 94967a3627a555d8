package com.bcrecommender.engine.explore;

import com.bcrecommender.engine.data.RowCursor;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.TopK;
import com.bcrecommender.engine.model.Workers;

/// For each fan those with a similar taste: by the cosine of their collections, each tralbum
/// weighing ln(fans / its fans) (so that what everybody has says little) and wishes what the
/// snapshot says, times n / (n + [#SHRINK]) for n tralbums in common, since a large cosine of two
/// small collections is mostly chance. Two fans who have only one tralbum in common are not
/// compared.
///
/// Exact: no pair is left out. Cost: the sum over tralbums of their squared number of fans, 253
/// million additions at 2014's size, 3 seconds of one core. Memory: 12 bytes a fan and thread. The
/// same for any number of threads; equal ones by lower id.
public final class SimilarFans {
  /// Fans of each list, unless set otherwise.
  public static final int LENGTH = 20;

  private static final float SHRINK = 5;
  private static final int LEAST_COMMON = 2;
  private static final int BLOCK = 512;

  /// Gets the fans in order of their ids, on the thread that called [#forEach].
  @FunctionalInterface
  public interface Sink {
    /// @param similar fans, the most similar first
    /// @param common how many tralbums each has in common with the fan, at least 2
    void fan(int fan, int[] similar, int[] common);
  }

  private record Row(int[] similar, int[] common) {}

  private final Snapshot snapshot;
  private final int length;
  private final float[] tralbumWeight;
  private final float[] norm;

  public SimilarFans(Snapshot snapshot, int length) {
    this.snapshot = snapshot;
    this.length = length;
    SparseRows byTralbum = snapshot.preferencesByTralbum();
    SparseRows byFan = snapshot.preferences();
    tralbumWeight = new float[snapshot.tralbums()];
    for (int t = 0; t < tralbumWeight.length; t++) {
      double idf = Math.log((double) snapshot.fans() / Math.max(1, byTralbum.size(t)));
      tralbumWeight[t] = (float) (idf * idf);
    }
    norm = new float[snapshot.fans()];
    for (int f = 0; f < norm.length; f++) {
      double squares = 0;
      for (int p = byFan.start(f); p < byFan.end(f); p++) {
        double value = byFan.value(p);
        squares += value * value * tralbumWeight[byFan.column(p)];
      }
      norm[f] = (float) Math.sqrt(squares);
    }
  }

  /// Calls back for every fan.
  public void forEach(int threads, Sink sink) {
    forEach(0, snapshot.fans(), threads, sink);
  }

  /// Calls back for some fans with ids in a row.
  ///
  /// @param end the fan after the last
  public void forEach(int first, int end, int threads, Sink sink) {
    Workers.inOrder(
        threads,
        (end - first + BLOCK - 1) / BLOCK,
        () -> {
          Work work = new Work();
          return block -> {
            int from = first + block * BLOCK;
            Row[] rows = new Row[Math.min(BLOCK, end - from)];
            for (int i = 0; i < rows.length; i++) {
              rows[i] = work.row(from + i);
            }
            return rows;
          };
        },
        (block, rows) -> {
          for (int i = 0; i < rows.length; i++) {
            sink.fan(first + block * BLOCK + i, rows[i].similar(), rows[i].common());
          }
        });
  }

  private final class Work {
    private final SparseRows byFan = snapshot.preferences();
    private final RowCursor fans = snapshot.preferencesByTralbum().cursor();
    // Of each fan the sum, as the bits of a float, above how many are in common: side by side, so
    // that what is not in the cache is waited for once.
    private final long[] sums = new long[snapshot.fans()];
    // Those with at least two in common. Most have one, and are not ranked.
    private final int[] alike = new int[snapshot.fans() + 1];
    private final TopK best = new TopK(length);

    Row row(int fan) {
      int count = 0;
      for (int p = byFan.start(fan); p < byFan.end(fan); p++) {
        int tralbum = byFan.column(p);
        fans.to(tralbum);
        count = add(tralbumWeight[tralbum] * byFan.value(p), count);
      }
      best.rank(
          alike,
          count,
          (others, from, end, into) -> {
            for (int i = from; i < end; i++) {
              into[i - from] = others[i] == fan ? Float.NaN : likeness(others[i]);
            }
          });
      int[] similar = new int[best.size()];
      int[] shared = new int[best.size()];
      for (int i = 0; i < similar.length; i++) {
        similar[i] = best.id(i);
        shared[i] = (int) sums[similar[i]];
      }
      for (int p = byFan.start(fan); p < byFan.end(fan); p++) {
        fans.to(byFan.column(p));
        clear();
      }
      return new Row(similar, shared);
    }

    private float likeness(int other) {
      float sum = sum(sums[other]);
      int n = (int) sums[other];
      return sum > 0 ? sum / norm[other] * (n / (n + SHRINK)) : Float.NaN;
    }

    /// Adds the tralbum whose fans the cursor has. Without a branch that depends on who has it: how
    /// many are in common is a coin toss to the processor.
    private int add(float weight, int count) {
      int[] columns = fans.columns();
      float[] values = fans.values();
      for (int q = fans.from(); q < fans.end(); q++) {
        int other = columns[q];
        long before = sums[other];
        float sum = sum(before) + (values == null ? weight : weight * values[q]);
        alike[count] = other;
        count += (int) before == LEAST_COMMON - 1 ? 1 : 0;
        sums[other] = (long) Float.floatToRawIntBits(sum) << Integer.SIZE | ((int) before + 1);
      }
      return count;
    }

    private void clear() {
      int[] columns = fans.columns();
      for (int q = fans.from(); q < fans.end(); q++) {
        sums[columns[q]] = 0;
      }
    }

    private static float sum(long packed) {
      return Float.intBitsToFloat((int) (packed >>> Integer.SIZE));
    }
  }
}

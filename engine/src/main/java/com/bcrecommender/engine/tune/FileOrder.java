package com.bcrecommender.engine.tune;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.TopK;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Whether the order of a file's rows can stand for time where no time is known: many files list
/// what each fan did from first to last, others are sorted or shuffled. Looks at training rows
/// alone.
///
/// Two figures tell. Where order is time, tralbums have their day, so the share of a tralbum's rows
/// that are among their fans' last 20 % varies more than chance would have it: `dispersion`, the
/// sum of squared differences over the 200 most owned, over the sum of their variances, is 1 for
/// shuffled rows. And fans come to the same two tralbums in either order: `concordance`, how often
/// two fans agree on the order of two tralbums both have, is near 1/2, but 1 in a sorted file.
///
/// @param dispersion 1 by chance, more where tralbums come early or late
/// @param concordance 0.5 by chance, 1 in a sorted file; NaN where no two fans share two tralbums
public record FileOrder(double dispersion, double concordance) {
  // Chosen with three data sets in view (12.4 / 0.53 for one in time order, 1.3 / 0.50 for a
  // shuffled one, 407 / 1.00 for a sorted one), so they have had no independent test.
  private static final double LEAST_DISPERSION = 3;
  private static final double MOST_CONCORDANCE = 0.9;
  private static final double LATE = 0.2;
  private static final int TRALBUMS = 200;
  private static final int PAIRS = 20_000;

  /// Measures a snapshot whose order was kept. Cost: sorting each fan's rows.
  public static FileOrder of(Snapshot snapshot, long seed) {
    return new FileOrder(dispersion(snapshot), concordance(snapshot, seed));
  }

  /// Whether the last rows of a fan may be taken for the latest.
  public boolean standsForTime() {
    return dispersion > LEAST_DISPERSION && concordance < MOST_CONCORDANCE;
  }

  private static double dispersion(Snapshot snapshot) {
    SparseRows rows = snapshot.preferences();
    double[] late = new double[snapshot.tralbums()];
    double[] expected = new double[snapshot.tralbums()];
    double[] variance = new double[snapshot.tralbums()];
    for (int fan = 0; fan < snapshot.fans(); fan++) {
      int n = rows.size(fan);
      int give = (int) Math.round(LATE * n);
      if (give == 0) {
        continue;
      }
      long[] byPlace = new long[n];
      for (int i = 0; i < n; i++) {
        byPlace[i] = (long) snapshot.place(rows.start(fan) + i) << 32 | i;
      }
      Arrays.sort(byPlace);
      double share = (double) give / n;
      for (int i = 0; i < n; i++) {
        int tralbum = rows.column(rows.start(fan) + (int) byPlace[i]);
        late[tralbum] += i >= n - give ? 1 : 0;
        expected[tralbum] += share;
        variance[tralbum] += share * (1 - share);
      }
    }
    TopK most = new TopK(Math.min(TRALBUMS, snapshot.tralbums()));
    for (int t = 0; t < snapshot.tralbums(); t++) {
      most.offer(t, snapshot.owners().size(t));
    }
    most.sort();
    double squares = 0;
    double variances = 0;
    for (int i = 0; i < most.size(); i++) {
      int t = most.id(i);
      squares += (late[t] - expected[t]) * (late[t] - expected[t]);
      variances += variance[t];
    }
    return variances == 0 ? 0 : squares / variances;
  }

  private static double concordance(Snapshot snapshot, long seed) {
    SparseRows rows = snapshot.preferences();
    SparseRows fans = snapshot.preferencesByTralbum();
    SplittableRandom random = new SplittableRandom(seed);
    int agree = 0;
    int compared = 0;
    for (int trial = 0; trial < PAIRS && snapshot.fans() > 0; trial++) {
      int fan = random.nextInt(snapshot.fans());
      int n = rows.size(fan);
      if (n < 2) {
        continue;
      }
      int p = rows.start(fan) + random.nextInt(n);
      int q = rows.start(fan) + random.nextInt(n);
      int first = rows.column(p);
      int other = fans.column(fans.start(first) + random.nextInt(fans.size(first)));
      int theirs = rows.find(other, rows.column(q));
      if (p == q || other == fan || theirs < 0) {
        continue;
      }
      boolean mine = snapshot.place(p) < snapshot.place(q);
      boolean same = snapshot.place(rows.find(other, first)) < snapshot.place(theirs);
      agree += mine == same ? 1 : 0;
      compared++;
    }
    return compared == 0 ? Double.NaN : (double) agree / compared;
  }
}

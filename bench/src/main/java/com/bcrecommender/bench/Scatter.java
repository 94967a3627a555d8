package com.bcrecommender.bench;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// What the Gram kernel would be with vectors that gather and scatter: ids of a row differ, so
/// lanes cannot meet. Kept here and not in the engine, because it gains too little on real data;
/// bench/RESULTS.md says how much.
final class Scatter {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, FLOATS.vectorShape());
  static final int V = FLOATS.length();

  private Scatter() {}

  /// As `Kernels.addGram` where all values and marks are 1.
  ///
  /// @param places scratch, one per lane
  /// @param touched longer than there are ids by the lanes of a vector
  static int addGram(
      int from,
      int end,
      int[] ids,
      float weight,
      float[] sums,
      int[] touched,
      int count,
      int[] places) {
    int p = from;
    for (; p + V <= end; p += V) {
      IntVector id = IntVector.fromArray(INTS, ids, p);
      id.lanewise(VectorOperators.LSHL, 1).intoArray(places, 0);
      FloatVector before = FloatVector.fromArray(FLOATS, sums, 0, places, 0);
      FloatVector common = FloatVector.fromArray(FLOATS, sums, 1, places, 0);
      VectorMask<Integer> fresh = before.compare(VectorOperators.EQ, 0).cast(INTS);
      id.compress(fresh).intoArray(touched, count);
      count += fresh.trueCount();
      before.add(weight).intoArray(sums, 0, places, 0);
      common.add(1).intoArray(sums, 1, places, 0);
    }
    for (; p < end; p++) {
      int at = 2 * ids[p];
      float before = sums[at];
      if (before == 0) {
        touched[count++] = ids[p];
      }
      sums[at] = before + weight;
      sums[at + 1]++;
    }
    return count;
  }
}

package com.bcrecommender.engine.evaluate;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Which test rows are in which slice. Slices without a row are left out. Immutable.
///
/// Memory: 2 bytes a test row.
final class Slicing {
  private final List<Slice> slices = new ArrayList<>();
  // Per kind of slice and test row, the index in [#slices].
  private final Map<Slice.By, byte[]> sliceOfRow = new EnumMap<>(Slice.By.class);

  Slicing(Snapshot train, OwnerCounts counts, TestRows tests) {
    SparseRows rows = tests.rows();
    for (Slice.By by : Slice.By.values()) {
      byte[] sliceOf = new byte[rows.size()];
      int[] size = new int[by.slices()];
      int[] fans = new int[by.slices()];
      for (int i = 0; i < tests.fans(); i++) {
        int fan = tests.fan(i);
        boolean[] seen = new boolean[by.slices()];
        for (int p = rows.start(fan); p < rows.end(fan); p++) {
          int slice =
              by.sliceOf(
                  switch (by) {
                    case FAN_PREFERENCES -> train.preferences().size(fan);
                    case TRALBUM_OWNERS -> counts.owners(rows.column(p));
                  });
          sliceOf[p] = (byte) slice;
          size[slice]++;
          fans[slice] += seen[slice] ? 0 : 1;
          seen[slice] = true;
        }
      }
      byte[] index = new byte[by.slices()];
      for (int s = 0; s < by.slices(); s++) {
        index[s] = (byte) slices.size();
        if (size[s] > 0) {
          slices.add(new Slice(by, by.from(s), by.to(s), fans[s], size[s]));
        }
      }
      for (int p = 0; p < sliceOf.length; p++) {
        sliceOf[p] = index[sliceOf[p]];
      }
      sliceOfRow.put(by, sliceOf);
    }
  }

  /// All slices: fans by preferences, then tralbums by owners, each from few to many.
  List<Slice> slices() {
    return Collections.unmodifiableList(slices);
  }

  /// Whether the test row at a position is in the i-th slice.
  boolean holds(int slice, int position) {
    byte[] sliceOf = sliceOfRow.get(slices.get(slice).by());
    return sliceOf != null && sliceOf[position] == slice;
  }
}

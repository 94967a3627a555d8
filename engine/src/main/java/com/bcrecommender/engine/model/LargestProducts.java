package com.bcrecommender.engine.model;

import com.bcrecommender.engine.kernel.Kernels;
import java.util.Arrays;

/// Finds, for many vectors at once, the rows of a [NormOrder] whose products with them are largest:
/// exactly, ties included.
///
/// Vectors are looked at in panels of 64 that stay in the first cache while rows pass by in blocks
/// that stay in the second. A vector is done when its norm times that of the next row is below the
/// least of its best; the others then move together. Cost: rows times vectors times width at worst.
/// One per thread.
final class LargestProducts {
  private static final int BLOCK = 256;
  private static final int PANEL = 64;

  private final Kernels kernels = Kernels.chosen();
  private final NormOrder order;
  private final int width;
  private final float[] scores = new float[BLOCK * PANEL];
  private final int[] cells = new int[BLOCK * PANEL];
  private Panel[] panels = new Panel[0];
  private int[] active = new int[0];

  LargestProducts(NormOrder order) {
    this.order = order;
    width = order.rows().width();
  }

  /// Some vectors side by side, as columns.
  private final class Panel {
    final float[] columns = new float[width * PANEL];
    final int[] vectors = new int[PANEL];
    final float[] bounds = new float[PANEL];
    final float[] headBounds = new float[PANEL];
    final float[] rests = new float[PANEL];
    int count;
    int padded;
  }

  /// Offers to `best[v]`, which may hold other offers already, the ids of rows with their products
  /// with the v-th vector: all that are above 0 and among its best.
  ///
  /// @param vectors one after the other, each of the rows' width
  void find(float[] vectors, int count, TopK[] best) {
    if (active.length < count) {
      active = new int[count];
      panels = new Panel[(count + PANEL - 1) / PANEL];
      Arrays.setAll(panels, p -> new Panel());
    }
    float[] norms = new float[count];
    int actives = 0;
    for (int v = 0; v < count; v++) {
      norms[v] = NormOrder.norm(vectors, v * width, width);
      active[actives++] = v;
    }
    // Relative to the product of the norms: twice what adding up in order may lose.
    float rounding = (width + 16) * 0x1p-23f;
    int loaded = 0;
    for (int first = 0; first < order.size(); first += BLOCK) {
      float most = order.norm(first);
      int kept = 0;
      for (int a = 0; a < actives; a++) {
        int v = active[a];
        float largest = norms[v] * most;
        if (largest > 0 && largest + rounding * largest >= best[v].least()) {
          active[kept++] = v;
        }
      }
      actives = kept;
      if (actives == 0) {
        return;
      }
      if (loaded == 0 || actives <= loaded - Math.max(Kernels.LANES, loaded / 4)) {
        load(vectors, actives);
        loaded = actives;
      }
      int rows = Math.min(BLOCK, order.size() - first);
      for (int p = 0; p * PANEL < loaded; p++) {
        pass(panels[p], first, rows, most * rounding, norms, best);
      }
    }
  }

  private void load(float[] vectors, int actives) {
    int head = order.head();
    for (int p = 0; p * PANEL < actives; p++) {
      Panel panel = panels[p];
      panel.count = Math.min(PANEL, actives - p * PANEL);
      panel.padded = Kernels.padded(panel.count);
      for (int j = 0; j < panel.padded; j++) {
        int v = j < panel.count ? active[p * PANEL + j] : -1;
        for (int c = 0; c < width; c++) {
          panel.columns[c * panel.padded + j] = v < 0 ? 0 : vectors[v * width + c];
        }
        panel.rests[j] = v < 0 ? 0 : NormOrder.norm(vectors, v * width + head, width - head);
        if (v >= 0) {
          panel.vectors[j] = v;
        } else {
          panel.bounds[j] = Float.POSITIVE_INFINITY;
          panel.headBounds[j] = Float.POSITIVE_INFINITY;
        }
      }
    }
  }

  private void pass(Panel panel, int first, int rows, float rounding, float[] norms, TopK[] best) {
    for (int j = 0; j < panel.count; j++) {
      int v = panel.vectors[j];
      // Above 0: nothing speaks for the others.
      panel.bounds[j] = Math.max(Float.MIN_VALUE, best[v].least());
      panel.headBounds[j] = panel.bounds[j] - rounding * norms[v];
    }
    int found =
        kernels.above(
            rows,
            panel.padded,
            order.head(),
            width,
            order.rows().values(),
            order.rows().start(first),
            width,
            order.rests(),
            first,
            panel.columns,
            panel.rests,
            panel.headBounds,
            panel.bounds,
            scores,
            cells);
    for (int f = 0; f < found; f++) {
      int row = cells[f] / panel.padded;
      int v = panel.vectors[cells[f] - row * panel.padded];
      best[v].offer(order.idAt(first + row), scores[f]);
    }
  }
}

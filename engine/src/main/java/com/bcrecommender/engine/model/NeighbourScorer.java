package com.bcrecommender.engine.model;

import org.jspecify.annotations.Nullable;

/// Scores by neighbours: a tralbum's score is the sum, over the history, of its similarity to each
/// tralbum there times that one's weight. Cost: the number of neighbours of the history, no matter
/// how many tralbums there are.
final class NeighbourScorer implements ContributionScorer {
  private final Neighbours neighbours;
  // Of tralbums that are targets at the moment their place among them, from 1; 4 bytes a tralbum,
  // once contributions were asked for.
  private int[] places = new int[0];

  NeighbourScorer(Neighbours neighbours) {
    this.neighbours = neighbours;
  }

  @Override
  public void score(int[] history, float @Nullable [] weights, int n, Scores into) {
    for (int h = 0; h < n; h++) {
      addRow(history[h], weights == null ? 1 : weights[h], into);
    }
  }

  @Override
  public void similar(int tralbum, Scores into) {
    addRow(tralbum, 1, into);
  }

  private void addRow(int row, float weight, Scores into) {
    NeighbourBlock block = neighbours.block(row);
    int from = Neighbours.start(block, row);
    int end = Neighbours.end(block, row);
    into.add(from, end, block.neighbours, block.similarities, weight);
  }

  /// Each row of the history is read once, whatever the number of targets.
  @Override
  public void contributions(
      int[] history,
      float @Nullable [] weights,
      int n,
      int[] targets,
      int count,
      float factor,
      float[] into) {
    if (places.length == 0) {
      places = new int[neighbours.rows()];
    }
    for (int t = 0; t < count; t++) {
      places[targets[t]] = t + 1;
    }
    for (int h = 0; h < n; h++) {
      NeighbourBlock block = neighbours.block(history[h]);
      float weight = weights == null ? 1 : weights[h];
      int end = Neighbours.end(block, history[h]);
      for (int p = Neighbours.start(block, history[h]); p < end; p++) {
        int place = places[block.neighbours[p]];
        if (place > 0) {
          into[(place - 1) * n + h] += factor * (weight * block.similarities[p]);
        }
      }
    }
    for (int t = 0; t < count; t++) {
      places[targets[t]] = 0;
    }
  }

  @Override
  public void evidence(int[] history, float @Nullable [] weights, int n, Evidence into) {
    for (int h = 0; h < n; h++) {
      NeighbourBlock block = neighbours.block(history[h]);
      int[] ids = block.neighbours;
      float weight = weights == null ? 1 : weights[h];
      int end = Neighbours.end(block, history[h]);
      for (int p = Neighbours.start(block, history[h]); p < end; p++) {
        int slot = into.slot(ids[p]);
        if (slot >= 0) {
          into.add(
              slot,
              h,
              weight * block.similarities[p],
              Neighbours.commonOwners(block, history[h], p));
        }
      }
    }
  }
}

package com.bcrecommender.spark;

import com.bcrecommender.engine.model.NeighbourBlock;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;

/// How the work is cut: fans into groups with about as many preferences each, tralbums (block by
/// block) into parts with about as many pairs to add up each. A fan or tralbum with very many
/// counts for as many and so has fewer beside it. The cut decides how long tasks take, and nothing
/// of what they make.
///
/// @param fanCuts the first fan of each group, and the number of fans
/// @param blockCuts the first block of each part, and the number of blocks
record Plan(int fans, int tralbums, int[] fanCuts, int[] blockCuts) implements Serializable {
  /// Preferences of a group of fans: their neighbours' rows are what a task holds, 900 bytes each
  /// where a tralbum has 100.
  static final int PREFERENCES = 1_000_000;

  /// Tralbums of a part: 118 MB where each has 100 neighbours.
  static final int TRALBUMS = 128 * NeighbourBlock.ROWS;

  /// How many groups so many preferences are cut into.
  ///
  /// @param least tasks that there should be, so that every core has some
  static int groups(long preferences, int least) {
    return Math.max(least, Math.toIntExact(Math.ceilDiv(preferences, PREFERENCES)));
  }

  /// How many parts so many tralbums are cut into.
  static int parts(int tralbums, int least) {
    return Math.max(least, Math.ceilDiv(tralbums, TRALBUMS));
  }

  /// Cuts a row of costs into at most so many pieces of about the same cost, none of them empty.
  static int[] cuts(long[] costs, int pieces) {
    double total = 0;
    for (long cost : costs) {
      // One more each, so that what costs nothing is spread too.
      total += cost + 1.0;
    }
    int[] cuts = new int[Math.min(pieces, costs.length) + 1];
    int piece = 0;
    double sum = 0;
    for (int i = 0; i < costs.length; i++) {
      boolean due = sum >= total * piece / (cuts.length - 1);
      boolean must = costs.length - i == cuts.length - 1 - piece;
      if (piece < cuts.length - 1 && (due || must)) {
        cuts[piece++] = i;
      }
      sum += costs[i] + 1.0;
    }
    cuts[cuts.length - 1] = costs.length;
    return cuts;
  }

  int groups() {
    return fanCuts.length - 1;
  }

  int parts() {
    return blockCuts.length - 1;
  }

  /// The group that a fan is in.
  int group(int fan) {
    return lastCut(fanCuts, fan);
  }

  /// The part that a tralbum is in.
  int part(int tralbum) {
    return lastCut(blockCuts, NeighbourBlock.of(tralbum));
  }

  /// The number of the last cut that is not behind a place.
  static int lastCut(int[] cuts, int place) {
    int at = Arrays.binarySearch(cuts, place);
    return at >= 0 ? at : -at - 2;
  }

  int firstTralbum(int part) {
    return Math.min(tralbums, blockCuts[part] * NeighbourBlock.ROWS);
  }

  /// One after the last.
  int endTralbum(int part) {
    return Math.min(tralbums, blockCuts[part + 1] * NeighbourBlock.ROWS);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(fans);
    out.writeInt(tralbums);
    for (int[] cuts : new int[][] {fanCuts, blockCuts}) {
      out.writeInt(cuts.length);
      for (int cut : cuts) {
        out.writeInt(cut);
      }
    }
  }

  /// Reads a plan that was left in a file.
  static Plan read(WorkFolder work, String file) throws IOException {
    try (DataInputStream in = work.open(file)) {
      return new Plan(in.readInt(), in.readInt(), cuts(in), cuts(in));
    }
  }

  private static int[] cuts(DataInput in) throws IOException {
    int[] cuts = new int[in.readInt()];
    for (int i = 0; i < cuts.length; i++) {
      cuts[i] = in.readInt();
    }
    return cuts;
  }
}

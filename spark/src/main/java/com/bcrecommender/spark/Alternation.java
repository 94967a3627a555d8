package com.bcrecommender.spark;

import com.bcrecommender.engine.model.AlsLearning;
import com.bcrecommender.engine.model.DenseFactors;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.Serializable;

/// The turns of alternating least squares: where the factors of each lie, and how they are cut,
/// fans as their lists are, tralbums as parts are.
///
/// @param of which part of the model it is
record Alternation(WorkFolder work, Plan plan, int of) implements Serializable {
  static final String FILE = "factors";

  private static final long serialVersionUID = 1;

  /// The folder of what a turn gave.
  WorkFolder folder(int turn) {
    return work.child("als.%d-%04d".formatted(of, turn));
  }

  /// The file that is left when all of a turn is there.
  String done(int turn) {
    return "als.%d-%04d-done".formatted(of, turn);
  }

  int parts(int turn) {
    return ofFans(turn) ? plan.groups() : plan.parts();
  }

  int first(int turn, int part) {
    return ofFans(turn) ? plan.fanCuts()[part] : plan.firstTralbum(part);
  }

  /// One after the last.
  int end(int turn, int part) {
    return ofFans(turn) ? plan.fanCuts()[part + 1] : plan.endTralbum(part);
  }

  private static boolean ofFans(int turn) {
    return turn % 2 == 0;
  }

  /// All factors that the turn before another gave; what learning begins with before the first.
  DenseFactors before(AlsLearning learning, int turn) throws IOException {
    if (turn == 0) {
      return learning.begin();
    }
    int last = turn - 1;
    DenseFactors factors = learning.factors(learning.rows(last));
    for (int part = 0; part < parts(last); part++) {
      try (DataInputStream in = folder(last).open(WorkFolder.numbered(FILE, part))) {
        factors.read(first(last, part), end(last, part), in);
      }
    }
    return factors;
  }
}

package com.bcrecommender.spark;

import com.bcrecommender.engine.model.DenseFactors;
import java.io.IOException;

/// Solves the factors of a part in one turn of alternating least squares. Each executor reads all
/// factors of the other side once a turn. Memory beside what is shared: the part's factors.
record SolveFactors(Order order, Alternation alternation, int turn) implements Step {
  private static final long serialVersionUID = 1;

  @Override
  public void run(int part) throws IOException {
    Shared shared = Shared.of(alternation.work(), order);
    int first = alternation.first(turn, part);
    int end = alternation.end(turn, part);
    DenseFactors factors = shared.als(alternation.of()).factors(end - first);
    shared.turn(alternation, turn).solver().solve(first, end, factors, first);
    alternation.folder(turn).write(WorkFolder.numbered(Alternation.FILE, part), factors::write);
  }
}

package com.bcrecommender.spark;

import com.bcrecommender.engine.model.NeighbourBlock;
import com.bcrecommender.engine.model.NeighbourLearning;
import com.bcrecommender.engine.model.Workers;
import java.io.IOException;

/// Learns the blocks of a part. Memory beside what is shared: the part, 9 bytes a neighbour, and
/// what the model's learning takes a thread.
record LearnPart(Order order, WorkFolder work, Plan plan, int of) implements Step {
  private static final long serialVersionUID = 1;

  @Override
  public void run(int part) throws IOException {
    NeighbourLearning learning = Shared.of(work, order).pairs(of);
    int from = plan.blockCuts()[part];
    int end = plan.blockCuts()[part + 1];
    NeighbourBlock[] learned = new NeighbourBlock[learning.blocks()];
    Workers.Work<NeighbourBlock> learner = learning.work();
    for (int block = from; block < end; block++) {
      learned[block] = learner.compute(block);
    }
    String file = learning.byColumns() ? Parts.columns(of) : Parts.rows(of);
    work.write(WorkFolder.numbered(file, part), out -> Parts.write(learned, from, end, out));
  }
}

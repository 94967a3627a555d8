package com.bcrecommender.spark;

import com.bcrecommender.engine.model.NeighbourBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/// Makes rows of a model that was learned by columns: each part sends every other the neighbours
/// whose rows are there. All of it is sent once.
///
/// @param of which part of the model
record TurnParts(Order order, WorkFolder work, Plan plan, int of) implements Shuffle {
  private static final long serialVersionUID = 1;

  @Override
  public Iterator<Tuple2<Integer, byte[]>> send(int part, int[] wanted) throws IOException {
    NeighbourBlock[] columns = Parts.none(order, plan)[of];
    Parts.read(work, Parts.columns(of), part, columns);
    List<Tuple2<Integer, byte[]>> pieces = new ArrayList<>();
    for (int other : wanted) {
      Parts.Piece piece = new Parts.Piece();
      for (int block = plan.blockCuts()[part]; block < plan.blockCuts()[part + 1]; block++) {
        piece.add(
            of,
            block,
            columns[block].withNeighbours(plan.blockCuts()[other], plan.blockCuts()[other + 1]));
      }
      if (!piece.isEmpty()) {
        pieces.add(new Tuple2<>(other, piece.toBytes()));
      }
    }
    return pieces.iterator();
  }

  @Override
  public void receive(int part, Iterator<byte[]> pieces) throws IOException {
    NeighbourBlock[][] columns = Parts.none(order, plan);
    while (pieces.hasNext()) {
      Parts.read(pieces.next(), columns);
    }
    NeighbourBlock[] rows = Shared.of(work, order).pairs(of).rows(columns[of]);
    work.write(
        WorkFolder.numbered(Parts.rows(of), part),
        out -> Parts.write(rows, plan.blockCuts()[part], plan.blockCuts()[part + 1], out));
  }
}

package com.bcrecommender.spark;

import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.Blend;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.engine.model.NeighbourBlock;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/// Finds what the parts of a blend are multiplied by, from the scores of some 500 fans: one task,
/// to which every part of the tralbums sends the rows of what these have.
record ScaleBlend(Order order, WorkFolder work, Plan plan) implements Shuffle {
  static final String FILE = "blend";
  private static final long serialVersionUID = 1;

  @Override
  public Iterator<Tuple2<Integer, byte[]>> send(int part, int[] wanted) throws IOException {
    Shared shared = Shared.of(work, order);
    SparseRows preferences = shared.snapshot().preferences();
    BitSet had = new BitSet(plan.tralbums());
    for (int fan : Blend.sample(plan.fans())) {
      for (int p = preferences.start(fan); p < preferences.end(fan); p++) {
        had.set(preferences.column(p));
      }
    }
    NeighbourBlock[][] rows = Parts.read(work, order, plan, part);
    Parts.Piece piece = new Parts.Piece();
    for (int block = plan.blockCuts()[part]; block < plan.blockCuts()[part + 1]; block++) {
      int first = block * NeighbourBlock.ROWS;
      for (int of = 0; of < rows.length; of++) {
        piece.add(of, block, rows[of][block].withRows(row -> had.get(first + row)));
      }
    }
    return List.of(new Tuple2<>(wanted[0], piece.toBytes())).iterator();
  }

  @Override
  public void receive(int number, Iterator<byte[]> pieces) throws IOException {
    Shared shared = Shared.of(work, order);
    NeighbourBlock[][] rows = Parts.none(order, plan);
    while (pieces.hasNext()) {
      Parts.read(pieces.next(), rows);
    }
    Iterator<Model> models = shared.models(work, plan, rows).iterator();
    float[] factors = Models.scaled(order.model(), shared.snapshot(), models);
    work.write(
        FILE,
        out -> {
          for (float factor : factors) {
            out.writeFloat(factor);
          }
        });
  }

  static float[] factors(WorkFolder work, int parts) throws IOException {
    float[] factors = new float[parts];
    try (DataInputStream in = work.open(FILE)) {
      for (int of = 0; of < parts; of++) {
        factors[of] = in.readFloat();
      }
    }
    return factors;
  }
}

package com.bcrecommender.spark;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.NeighbourBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/// Makes the lists of a group of fans, from the rows of all that they have: each part sends each
/// group the rows that it needs, a row once however many of the group have the tralbum. So what
/// everybody has is sent once a group, and no tralbum makes one task's work larger than another's.
record ListFans(Order order, WorkFolder work, Plan plan) implements Shuffle {
  static final String FILE = "fan-lists";
  private static final long serialVersionUID = 1;

  @Override
  public Iterator<Tuple2<Integer, byte[]>> send(int part, int[] wanted) throws IOException {
    Snapshot snapshot = Shared.of(work, order).snapshot();
    NeighbourBlock[][] rows = Parts.read(work, order, plan, part);
    Parts.Piece[] pieces = new Parts.Piece[plan.groups()];
    BitSet[] needed = new BitSet[plan.groups()];
    for (int group : wanted) {
      pieces[group] = new Parts.Piece();
      needed[group] = new BitSet(NeighbourBlock.ROWS);
    }
    for (int block = plan.blockCuts()[part]; block < plan.blockCuts()[part + 1]; block++) {
      mark(snapshot, block, needed);
      for (int group : wanted) {
        for (int of = 0; of < rows.length; of++) {
          pieces[group].add(of, block, rows[of][block].withRows(needed[group]::get));
        }
        needed[group].clear();
      }
    }
    List<Tuple2<Integer, byte[]>> sent = new ArrayList<>();
    for (int group : wanted) {
      if (!pieces[group].isEmpty()) {
        sent.add(new Tuple2<>(group, pieces[group].toBytes()));
      }
    }
    return sent.iterator();
  }

  /// Marks for each group which of a block's tralbums its fans have.
  private void mark(Snapshot snapshot, int block, BitSet[] needed) {
    SparseRows fansOf = snapshot.preferencesByTralbum();
    int first = block * NeighbourBlock.ROWS;
    int end = Math.min(plan.tralbums(), first + NeighbourBlock.ROWS);
    for (int tralbum = first; tralbum < end; tralbum++) {
      int p = fansOf.start(tralbum);
      while (p < fansOf.end(tralbum)) {
        int group = plan.group(fansOf.column(p));
        if (needed[group] != null) {
          needed[group].set(tralbum - first);
        }
        int next = plan.fanCuts()[group + 1];
        while (p < fansOf.end(tralbum) && fansOf.column(p) < next) {
          p++;
        }
      }
    }
  }

  @Override
  public void receive(int group, Iterator<byte[]> pieces) throws IOException {
    NeighbourBlock[][] rows = Parts.none(order, plan);
    while (pieces.hasNext()) {
      Parts.read(pieces.next(), rows);
    }
    write(group, rows);
  }

  /// Makes the lists of a group.
  ///
  /// @param rows those of all that the group's fans have
  void write(int group, NeighbourBlock[][] rows) throws IOException {
    Shared shared = Shared.of(work, order);
    Model model = shared.model(work, plan, rows);
    new MadeLists(work, FILE)
        .write(
            group,
            order
                    .options()
                    .fanLists(model, shared.snapshot())
                    .of(plan.fanCuts()[group], plan.fanCuts()[group + 1])
                ::forEach);
  }
}

package com.bcrecommender.spark;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.NeighbourBlock;
import java.io.IOException;
import java.util.BitSet;
import java.util.Iterator;
import java.util.stream.IntStream;
import scala.Tuple2;

/// Makes the lists of a group of fans, from the rows of all that they have: each part sends each
/// group the rows that it needs, a row once however many of the group have the tralbum. So what
/// everybody has is sent once a group, and no tralbum makes one task's work larger than another's.
record ListFans(Order order, WorkFolder work, Plan plan) implements Shuffle {
  static final String FILE = "fan-lists";
  private static final long serialVersionUID = 1;

  /// One piece after another, made when it is asked for: all of them together are a part's rows
  /// many times, 1.4 GB where half a billion preferences are 500 groups.
  @Override
  public Iterator<Tuple2<Integer, byte[]>> send(int part, int[] wanted) throws IOException {
    BitSet[] needed = needed(Shared.of(work, order).snapshot(), part, wanted);
    NeighbourBlock[][] rows = Parts.read(work, order, plan, part);
    return IntStream.of(wanted)
        .filter(group -> !needed[group].isEmpty())
        .mapToObj(group -> new Tuple2<>(group, piece(part, rows, needed[group])))
        .iterator();
  }

  private byte[] piece(int part, NeighbourBlock[][] rows, BitSet needed) {
    Parts.Piece piece = new Parts.Piece();
    int firstBlock = plan.blockCuts()[part];
    for (int block = firstBlock; block < plan.blockCuts()[part + 1]; block++) {
      int first = (block - firstBlock) * NeighbourBlock.ROWS;
      for (int of = 0; of < rows.length; of++) {
        piece.add(of, block, rows[of][block].withRows(row -> needed.get(first + row)));
      }
    }
    return piece.toBytes();
  }

  /// For each group which of a part's tralbums its fans have: a bit each, 16 KB.
  private BitSet[] needed(Snapshot snapshot, int part, int[] wanted) {
    BitSet[] needed = new BitSet[plan.groups()];
    for (int group : wanted) {
      needed[group] = new BitSet();
    }
    SparseRows fansOf = snapshot.preferencesByTralbum();
    int first = plan.firstTralbum(part);
    for (int tralbum = first; tralbum < plan.endTralbum(part); tralbum++) {
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
    return needed;
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
                    .fanLists(model, shared.listRules())
                    .of(plan.fanCuts()[group], plan.fanCuts()[group + 1])
                ::forEach);
  }
}

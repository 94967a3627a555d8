package com.bcrecommender.spark;

import java.io.IOException;
import java.util.Iterator;
import scala.Tuple2;

/// Packs the lists of the search: each task sends a share of what can be found to the ranges of its
/// terms, and each packs a range. Sent is each hit once for each range that has terms of it, 60 to
/// 80 bytes; of what has a frequent term, from each share, no more than is listed.
record PackSearch(WorkFolder work, Plan plan) implements Shuffle {
  private static final long serialVersionUID = 1;

  @Override
  public Iterator<Tuple2<Integer, byte[]>> send(int part, int[] wanted) throws IOException {
    return Shuffle.pieces(
        Packed.search(work, plan).send(part, Packed.tables(work, plan, PackStep.LATER)), wanted);
  }

  @Override
  public void receive(int number, Iterator<byte[]> pieces) throws IOException {
    PackStep.SEARCH.pack(
        work,
        number,
        Packed.layout(work),
        (_, folder) -> Packed.search(work, plan).lists(number, pieces, folder));
  }
}

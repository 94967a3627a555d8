package com.bcrecommender.spark;

import com.bcrecommender.edition.PackedPart;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import scala.Tuple2;

/// Counts the words of everything that can be found: each task a share of it, then each some words,
/// of all shares. Sent is each word of a share, once.
record CountWords(WorkFolder work, Plan plan) implements Shuffle {
  private static final long serialVersionUID = 1;

  @Override
  public Iterator<Tuple2<Integer, byte[]>> send(int part, int[] wanted) throws IOException {
    return Shuffle.pieces(
        Packed.search(work, plan).words(part, Packed.tables(work, plan, PackStep.LATER)), wanted);
  }

  @Override
  public void receive(int number, Iterator<byte[]> pieces) throws IOException {
    PackStep.WORDS.pack(
        work,
        number,
        Packed.layout(work),
        (_, _) -> {
          Packed.search(work, plan).frequent(number, pieces);
          return new PackedPart(List.of(), Map.of());
        });
  }
}

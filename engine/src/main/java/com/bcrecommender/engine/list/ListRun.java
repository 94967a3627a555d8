package com.bcrecommender.engine.list;

import com.bcrecommender.engine.model.Workers;
import java.util.function.Supplier;

/// Makes the lists of ids in order, in blocks.
final class ListRun {
  private static final int BLOCK = 256;

  /// Makes the list of one id; one per thread.
  interface Maker {
    RankedList newList();

    /// Says which ids come next, so that they may be looked at together.
    void expect(int first, int count);

    void make(int id, RankedList into);
  }

  private ListRun() {}

  /// @param first id
  /// @param end the id after the last
  static ListCounts run(
      int first, int end, int length, int threads, Supplier<Maker> makers, ListSink sink) {
    ListCounts[] counts = {ListCounts.NONE};
    Workers.inOrder(
        threads,
        (end - first + BLOCK - 1) / BLOCK,
        () -> {
          Maker maker = makers.get();
          return block -> {
            int from = first + block * BLOCK;
            RankedList[] lists = new RankedList[Math.min(BLOCK, end - from)];
            maker.expect(from, lists.length);
            for (int i = 0; i < lists.length; i++) {
              lists[i] = maker.newList();
              maker.make(from + i, lists[i]);
            }
            return lists;
          };
        },
        (block, lists) -> {
          for (int i = 0; i < lists.length; i++) {
            counts[0] = counts[0].plus(lists[i], length);
            sink.list(first + block * BLOCK + i, lists[i]);
          }
        });
    return counts[0];
  }
}

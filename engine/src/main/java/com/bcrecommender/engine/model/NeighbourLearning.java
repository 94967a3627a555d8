package com.bcrecommender.engine.model;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A [NeighbourModel] that is to be learned, cut into blocks of tralbums ([NeighbourBlock]) that can be
/// learned apart from each other, on threads ([#run]) or on machines that each have the snapshot:
///
///     Workers.Work<NeighbourBlock> work = learning.work();      // one per thread
///     learned[b] = work.compute(b);                             // for all blocks, anywhere
///     Model model = learning.model(learning.rows(learned));
///
/// A block has the same bits wherever it is learned. Immutable; for several threads.
public final class NeighbourLearning implements Learning {
  private final int tralbums;
  private final String settings;
  private final Kind kind;
  private final Supplier<? extends Workers.Work<NeighbourBlock>> works;
  private final @Nullable Turn turn;

  /// Makes the model of what was learned.
  interface Kind {
    NeighbourModel model(String settings, Neighbours neighbours);
  }

  /// Factors by tralbum of a model that is learned by columns: of the one that speaks, and of the
  /// one that is spoken for. Made when they are asked for: 4 bytes a tralbum each.
  record Turn(Supplier<float[]> from, Supplier<float[]> to) {}

  /// @param works each makes the work of one thread
  /// @param turn null where the rows that are learned are the model's rows
  NeighbourLearning(
      int tralbums,
      String settings,
      Kind kind,
      Supplier<? extends Workers.Work<NeighbourBlock>> works,
      @Nullable Turn turn) {
    this.tralbums = tralbums;
    this.settings = settings;
    this.kind = kind;
    this.works = works;
    this.turn = turn;
  }

  public int tralbums() {
    return tralbums;
  }

  public int blocks() {
    return NeighbourBlock.blocks(tralbums);
  }

  /// What learns block by block; for one thread.
  public Workers.Work<NeighbourBlock> work() {
    return works.get();
  }

  /// Whether blocks are learned by columns: their rows are tralbums that are spoken for, and
  /// [#rows] needs of all of them those neighbours that it is to make rows of.
  public boolean byColumns() {
    return turn != null;
  }

  /// The model's rows. Empties `learned` as it goes where it was learned [#byColumns]; else it is
  /// that.
  ///
  /// @param learned all blocks; of blocks learned by columns perhaps only some of the neighbours,
  ///   whose rows are then complete
  public NeighbourBlock[] rows(NeighbourBlock[] learned) {
    return turn == null
        ? learned
        : Neighbours.turned(tralbums, learned, turn.from().get(), turn.to().get());
  }

  /// The model. It may have only some of its rows, and then scores only histories of these.
  ///
  /// @param rows all blocks of them
  public Model model(NeighbourBlock[] rows) {
    return kind.model(settings, new Neighbours(tralbums, rows));
  }

  /// Learns all of it.
  Model run(int threads) {
    NeighbourBlock[] learned = new NeighbourBlock[blocks()];
    Workers.inOrder(threads, learned.length, works, (block, made) -> learned[block] = made);
    return model(rows(learned));
  }
}

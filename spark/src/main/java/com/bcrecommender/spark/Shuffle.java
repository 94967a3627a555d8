package com.bcrecommender.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import scala.Tuple2;

/// A step whose tasks need a little of every part of the step before: its parts are sent out in
/// pieces, one for each task, and each task makes its file of the pieces sent to it.
interface Shuffle extends Serializable {
  /// The pieces of one part.
  ///
  /// @param wanted numbers of the tasks that are still to run
  Iterator<Tuple2<Integer, byte[]>> send(int part, int[] wanted) throws IOException;

  /// The pieces that are wanted, of those of all tasks.
  static Iterator<Tuple2<Integer, byte[]>> pieces(List<byte[]> all, int[] wanted) {
    return IntStream.of(wanted)
        .mapToObj(number -> new Tuple2<>(number, all.get(number)))
        .filter(piece -> piece._2().length > 0)
        .iterator();
  }

  /// Makes one task's file.
  ///
  /// @param pieces those sent to it, in no order
  void receive(int number, Iterator<byte[]> pieces) throws IOException;
}

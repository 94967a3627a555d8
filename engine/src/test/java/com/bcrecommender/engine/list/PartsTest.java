package com.bcrecommender.engine.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.model.AlsLearning;
import com.bcrecommender.engine.model.DenseFactors;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.engine.model.NeighbourBlock;
import com.bcrecommender.engine.model.NeighbourLearning;
import com.bcrecommender.engine.model.Workers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is learned and listed in parts, from a snapshot that was sent, is what one machine makes,
/// bit by bit.
class PartsTest {
  // Three blocks of tralbums, the last a short one.
  private static final int TRALBUMS = 2500;
  private static final int FANS = 300;
  private static final int LENGTH = 30;

  private interface Writing {
    void write(DataOutput out) throws IOException;
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writing.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private static byte[] fanLists(Model model, Snapshot snapshot, int first, int end) {
    return bytes(out ->
        new FanLists(model, snapshot).length(LENGTH).of(first, end).forEach(ListCodec.to(out)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "item-neighbours:k=20",
        "rp3beta:k=20",
        "neighbourhood-ridge:k=20",
        "tags",
        "als:factors=8,iterations=3"
      })
  void listsOfAModelLearnedInPartsAreThoseOfOneLearnedAtOnce(String spec) throws IOException {
    Snapshot whole = RandomSnapshots.random(4, FANS, TRALBUMS, 9000, 40, true);
    Snapshot sent = RandomSnapshots.mapped(whole);
    byte[] expected = fanLists(Models.learn(spec, whole, 2), whole, 0, FANS);

    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int[] group : new int[][] {{0, 7}, {7, 201}, {201, FANS}}) {
      all.writeBytes(fanLists(inParts(spec, sent, group), sent, group[0], group[1]));
    }
    assertThat(all.toByteArray()).isEqualTo(expected);

    byte[] again = bytes(out -> ListCodec.read(in(expected), 0, FANS, LENGTH, ListCodec.to(out)));
    assertThat(again).isEqualTo(expected);
  }

  private static Model inParts(String spec, Snapshot snapshot, int[] group) throws IOException {
    return switch (Models.inParts(spec, snapshot).orElseThrow()) {
      case NeighbourLearning pairs -> withRowsOf(pairs, snapshot, group);
      case AlsLearning als -> solvedByPieces(als);
    };
  }

  /// The model with the rows alone that a group of fans needs.
  private static Model withRowsOf(NeighbourLearning pairs, Snapshot snapshot, int[] group)
      throws IOException {
    NeighbourBlock[] learned = new NeighbourBlock[pairs.blocks()];
    Workers.Work<NeighbourBlock> work = pairs.work();
    for (int block = learned.length - 1; block >= 0; block--) {
      NeighbourBlock made = work.compute(block);
      learned[block] = NeighbourBlock.read(in(bytes(made::write)));
    }
    NeighbourBlock[] rows = new NeighbourBlock[learned.length];
    for (int block = 0; block < rows.length; block++) {
      NeighbourBlock[] own = learned.clone();
      if (pairs.byColumns()) {
        int only = block;
        Arrays.setAll(own, b -> learned[b].withNeighbours(only, only + 1));
      }
      int first = block * NeighbourBlock.ROWS;
      rows[block] = pairs.rows(own)[block].withRows(row -> has(snapshot, group, first + row));
    }
    return pairs.model(rows);
  }

  private static boolean has(Snapshot snapshot, int[] group, int tralbum) {
    for (int fan = group[0]; fan < group[1]; fan++) {
      if (snapshot.preferences().find(fan, tralbum) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static Model solvedByPieces(AlsLearning als) throws IOException {
    DenseFactors other = als.begin();
    for (int number = 0; number < als.turns(); number++) {
      AlsLearning.Turn turn = als.turn(number, other, 1);
      int rows = als.rows(number);
      DenseFactors own = als.factors(rows);
      for (int[] piece : new int[][] {{rows / 3, rows}, {0, rows / 3}}) {
        DenseFactors solved = als.factors(piece[1] - piece[0]);
        turn.solver().solve(piece[0], piece[1], solved, piece[0]);
        own.read(piece[0], piece[1], in(bytes(solved::write)));
      }
      other = own;
    }
    return als.model(other, 1);
  }
}

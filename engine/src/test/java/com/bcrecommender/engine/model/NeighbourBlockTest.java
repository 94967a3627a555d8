package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class NeighbourBlockTest {
  private record Entry(int row, int neighbour, float similarity, int common) {}

  /// Counts on both sides of what fits into a byte.
  private static final int[] COMMON = {0, 1, 254, 255, 256, 70_000};

  private static List<Entry> entries(
      int rows, int tralbums, boolean counted, SplittableRandom random) {
    List<Entry> entries = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      for (int n = random.nextInt(6); n > 0; n--) {
        int common = counted ? COMMON[random.nextInt(COMMON.length)] : Evidence.NOT_COUNTED;
        entries.add(new Entry(r, random.nextInt(tralbums), random.nextInt(-9, 9) / 4f, common));
      }
    }
    return entries;
  }

  private static NeighbourBlock block(
      int rows, List<Entry> entries, NeighbourBlock.Builder builder) {
    for (int r = 0; r < rows; r++) {
      for (Entry entry : entries) {
        if (entry.row == r) {
          builder.add(entry.neighbour, entry.similarity, entry.common);
        }
      }
      builder.endRow();
    }
    return builder.build();
  }

  private static List<Entry> entries(NeighbourBlock block) {
    List<Entry> entries = new ArrayList<>();
    for (int r = 0; r < block.rows(); r++) {
      for (int p = block.starts[r]; p < block.starts[r + 1]; p++) {
        entries.add(
            new Entry(r, block.neighbours[p], block.similarities[p], block.commonOwners(r, p)));
      }
    }
    return entries;
  }

  @Test
  void holdsWhatItWasGivenHoweverManyOwnBoth() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    NeighbourBlock.Builder builder = new NeighbourBlock.Builder(2);
    for (int round = 0; round < 200; round++) {
      int rows = random.nextInt(1, 40);
      List<Entry> given = entries(rows, 5000, round % 4 != 0, random);
      NeighbourBlock block = block(rows, given, builder);
      assertThat(entries(block)).isEqualTo(given);
      assertThat(block.rows()).isEqualTo(rows);

      ByteBuffer bytes = ByteBuffer.allocate(block.bytes() + 8);
      block.write(bytes);
      assertThat(bytes.position()).isEqualTo(block.bytes());
      bytes.putLong(7).flip();
      assertThat(entries(NeighbourBlock.read(bytes))).isEqualTo(given);
      assertThat(bytes.remaining()).isEqualTo(8);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      block.write(new DataOutputStream(out));
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(out.toByteArray()))) {
        assertThat(entries(NeighbourBlock.read(in))).isEqualTo(given);
        assertThat(in.read()).isEqualTo(-1);
      }

      int without = random.nextInt(rows);
      assertThat(entries(block.withRows(r -> r % 3 != without % 3)))
          .isEqualTo(given.stream().filter(e -> e.row % 3 != without % 3).toList());
      assertThat(entries(block.withNeighbours(1, 3)))
          .isEqualTo(
              given.stream().filter(e -> e.neighbour >= 1024 && e.neighbour < 3072).toList());
    }
  }

  @Test
  void turnedColumnsAreRows() {
    SplittableRandom random = new SplittableRandom(2);
    int tralbums = 1024 + 50;
    NeighbourBlock[] columns = new NeighbourBlock[2];
    List<Entry> turned = new ArrayList<>();
    for (int b = 0; b < columns.length; b++) {
      int rows = b == 0 ? 1024 : 50;
      List<Entry> given = entries(rows, tralbums, true, random);
      columns[b] = block(rows, given, new NeighbourBlock.Builder(0));
      for (Entry e : given) {
        turned.add(new Entry(e.neighbour, b * 1024 + e.row, 2 * e.similarity * 3, e.common));
      }
    }
    // A column may hold a row more than once here; in their order.
    turned.sort(Comparator.comparingInt(Entry::row));
    float[] twos = new float[tralbums];
    float[] threes = new float[tralbums];
    Arrays.fill(twos, 2);
    Arrays.fill(threes, 3);
    List<Entry> found = new ArrayList<>();
    NeighbourBlock[] rows = Neighbours.turned(tralbums, columns, twos, threes);
    for (int b = 0; b < rows.length; b++) {
      for (Entry e : entries(rows[b])) {
        found.add(new Entry(b * 1024 + e.row, e.neighbour, e.similarity, e.common));
      }
    }
    assertThat(found).isEqualTo(turned);
  }
}

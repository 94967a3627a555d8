package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NumberingTest {
  @TempDir Path folder;
  private final Arena arena = Arena.ofShared();

  @AfterEach
  void close() {
    arena.close();
  }

  @Test
  void anyInputIsRenumberedToEachIdOnceAndAlwaysTheSame() throws IOException {
    Random random = new Random(1);
    for (int round = 0; round < 60; round++) {
      int tralbums = round < 3 ? round : 1 + random.nextInt(300);
      int fans = round == 1 ? 0 : random.nextInt(100);
      int[][] similar = lists(random, tralbums, tralbums);
      int[][] fanLists = lists(random, fans, tralbums);
      int scenes = random.nextInt(6);
      int[] sceneOf = random.ints(tralbums, -1, scenes).toArray();
      int[] owners = random.ints(tralbums, 0, 4).toArray();
      Numbering numbering = number(similar, fanLists, sceneOf, owners);
      assertThat(numbering.tralbums())
          .as("round %d", round)
          .containsExactlyInAnyOrder(upTo(tralbums));
      assertThat(numbering.fans()).as("round %d", round).containsExactlyInAnyOrder(upTo(fans));
      Numbering again = number(similar, fanLists, sceneOf, owners);
      assertThat(again.tralbums()).isEqualTo(numbering.tralbums());
      assertThat(again.fans()).isEqualTo(numbering.fans());
      // Scene by scene, those of none at the end.
      int[] inOrder =
          Arrays.stream(Numbering.inverse(numbering.tralbums()))
              .map(staged -> sceneOf[staged] < 0 ? Integer.MAX_VALUE : sceneOf[staged])
              .toArray();
      assertThat(inOrder).isSorted();
    }
  }

  @Test
  void eachIsFollowedByTheMostSimilarThatHasNoPlaceYet() throws IOException {
    // 3 is the most owned; its most similar are 1 and 4; 1 leads to 0; 2 is like nothing.
    int[][] similar = {{}, {0}, {}, {1, 4}, {3}};
    int[] order =
        Numbering.inverse(
            number(similar, new int[0][], none(5), new int[] {1, 1, 8, 9, 1}).tralbums());
    assertThat(order).containsExactly(3, 1, 0, 4, 2);
  }

  @Test
  void whatIsSimilarButOfAnotherSceneStaysWithItsScene() throws IOException {
    int[][] similar = {{1}, {0}, {3}, {2}};
    int[] sceneOf = {1, 0, 1, 0};
    int[] order =
        Numbering.inverse(
            number(similar, new int[0][], sceneOf, new int[] {4, 3, 2, 1}).tralbums());
    assertThat(order).containsExactly(1, 3, 0, 2);
  }

  @Test
  void fansLieWhereTheMiddleOfTheirFirstEntriesLiesAndThoseWithoutAListAtTheEnd()
      throws IOException {
    int[][] similar = new int[9][0];
    int[] owners = {9, 8, 7, 6, 5, 4, 3, 2, 1};
    int[][] fanLists = {{}, {8, 7, 6}, {0, 8, 1}, {4}};
    assertThat(Numbering.inverse(number(similar, fanLists, none(9), owners).fans()))
        .containsExactly(2, 3, 1, 0);
  }

  @Test
  void aLongChainDoesNotExhaustTheStack() throws IOException {
    int count = 100_000;
    int[][] similar = new int[count][];
    for (int t = 0; t < count; t++) {
      similar[t] = new int[] {(t + 1) % count};
    }
    int[] owners = new int[count];
    owners[7] = 1;
    int[] places = number(similar, new int[0][], none(count), owners).tralbums();
    assertThat(places[7]).isZero();
    assertThat(places[6]).isEqualTo(count - 1);
  }

  @Test
  void stagedRecordsComeBackInAnyOrderWhateverTheirLength() throws IOException {
    int[] sizes = {0, 1, (1 << 18) - 2, 1, 1, 0, 1 << 18, (1 << 18) + 1, 700_000, 3};
    try (StagedTable table = new StagedTable(folder, TableKind.TAGS)) {
      RecordBuffer record = new RecordBuffer();
      for (int i = 0; i < sizes.length; i++) {
        byte[] bytes = new byte[sizes[i]];
        new Random(i).nextBytes(bytes);
        record.clear();
        table.add(record.bytes(bytes, 0, bytes.length));
      }
      table.seal(arena);
      for (int i = sizes.length - 1; i >= 0; i--) {
        byte[] expected = new byte[sizes[i]];
        new Random(i).nextBytes(expected);
        RecordReader in = table.record(i);
        byte[] found = new byte[(int) in.left()];
        in.bytes(found, 0, found.length);
        assertThat(found).isEqualTo(expected);
      }
      // The file has no name, so that a killed run leaves nothing.
      assertThat(folder).isEmptyDirectory();
    }
  }

  private Numbering number(int[][] similar, int[][] fanLists, int[] sceneOf, int[] owners)
      throws IOException {
    try (StagedTable ofTralbums = staged(similar);
        StagedTable ofFans = staged(fanLists)) {
      return Numbering.of(ofTralbums, ofFans, sceneOf, owners);
    }
  }

  private StagedTable staged(int[][] lists) throws IOException {
    StagedTable table =
        new StagedTable(Files.createTempDirectory(folder, "staged"), TableKind.SIMILAR_LISTS);
    RecordBuffer record = new RecordBuffer();
    for (int[] list : lists) {
      record.clear();
      record.varint(list.length);
      for (int i = 0; i < list.length; i++) {
        record.put(0).varint(list[i]);
        if (i == 0) {
          record.zigzag(7);
        } else {
          record.varint(0);
        }
      }
      table.add(record);
    }
    table.seal(arena);
    return table;
  }

  private static int[][] lists(Random random, int count, int tralbums) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            tralbums == 0
                ? new int[0]
                : random.ints(random.nextInt(30), 0, tralbums).distinct().toArray())
        .toList()
        .toArray(int[][]::new);
  }

  private static int[] none(int count) {
    int[] none = new int[count];
    Arrays.fill(none, ExploreTables.NONE);
    return none;
  }

  private static int[] upTo(int count) {
    return IntStream.range(0, count).toArray();
  }
}

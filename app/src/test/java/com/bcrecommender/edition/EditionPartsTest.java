package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.edition.RecordPieces.Side;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What many tasks pack together is what one writer writes, byte for byte, however many there are.
final class EditionPartsTest {
  @TempDir private Path folder;
  private Path edition;
  private PartStore store;
  private final List<PackedPart> packed = new ArrayList<>();

  @BeforeEach
  void makeFolders() throws IOException {
    edition = Files.createDirectory(folder.resolve("together"));
    store = new FolderStore(Files.createDirectory(folder.resolve("store")));
  }

  private interface Task {
    PackedPart pack(EditionParts parts, Path own) throws IOException;
  }

  /// Runs a task with a folder of its own, as on a machine of its own.
  private void run(Layout layout, Task task) throws IOException {
    Path own = Files.createTempDirectory(folder, "task");
    packed.add(sent(task.pack(new EditionParts(layout, store, own), own)));
  }

  private static PackedPart sent(PackedPart part) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    part.write(new DataOutputStream(bytes));
    return PackedPart.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private static ListHeads heads(List<List<Entry>> lists) {
    int[] next = {0};
    return (into, at) -> {
      List<Entry> list = lists.get(next[0]++);
      int found = Math.min(ListHeads.MOST, list.size());
      for (int i = 0; i < found; i++) {
        into[at + i] = list.get(i).tralbum();
      }
      return found;
    };
  }

  private static Layout layout(RandomContents truth, int fanPieces, int tralbumPieces)
      throws IOException {
    Layout layout =
        Layout.of(
            truth.cards.stream().mapToInt(Card::owners).toArray(),
            truth.fans.stream().mapToInt(Fan::owned).toArray(),
            truth.tags.stream().mapToInt(Tag::count).toArray(),
            heads(truth.similarLists),
            heads(truth.fanLists),
            truth.explore.sceneOf,
            fanPieces,
            tralbumPieces);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    layout.write(new DataOutputStream(bytes));
    return Layout.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private static void send(RandomContents truth, Side side, int first, int end, RecordPieces to) {
    ListRecord list = new ListRecord();
    for (int id = first; id < end; id++) {
      if (side == Side.FANS) {
        to.fan(truth.fans.get(id), truth.fanAliases.get(id));
      } else {
        to.tralbum(truth.cards.get(id), truth.cardAliases.get(id));
      }
    }
    for (int id = first; id < end; id++) {
      if (side == Side.FANS) {
        RandomContents.fill(list, truth.fanLists.get(id));
        to.fanList(id, list);
        List<SimilarFan> similar = truth.explore.similarFans.get(id);
        to.similarFans(
            id,
            similar.stream().mapToInt(SimilarFan::fan).toArray(),
            similar.stream().mapToInt(SimilarFan::common).toArray());
      } else {
        RandomContents.fill(list, truth.similarLists.get(id));
        to.similarList(id, list);
        to.owners(id, truth.owners.get(id), truth.owners.get(id).length);
      }
    }
  }

  private void records(RandomContents truth, Side side, int count, int parts, Layout layout)
      throws IOException {
    List<RecordPieces> sent = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      RecordPieces pieces = new RecordPieces(layout, side);
      send(truth, side, count * part / parts, count * (part + 1) / parts, pieces);
      pieces.leave(store, part);
      sent.add(pieces);
    }
    // They come in any order.
    Collections.reverse(sent);
    int pieces = layout.pieces(side.tables().getFirst()).count();
    for (int number = 0; number < pieces; number++) {
      int piece = number;
      run(
          layout,
          (of, _) ->
              of.records(
                  side, piece, sent.stream().map(from -> from.pieces().get(piece)).iterator()));
    }
  }

  private void search(Layout layout, int tasks) throws IOException {
    try (PartTables tables = new PartTables(PackedPart.all(packed), store, folder)) {
      List<List<byte[]>> words = new ArrayList<>();
      for (int share = tasks - 1; share >= 0; share--) {
        words.add(new SearchParts(store, tasks).words(share, tables));
      }
      for (int task = 0; task < tasks; task++) {
        int number = task;
        new SearchParts(store, tasks)
            .frequent(task, words.stream().map(of -> of.get(number)).iterator());
      }
      List<List<byte[]>> sent = new ArrayList<>();
      for (int share = tasks - 1; share >= 0; share--) {
        sent.add(new SearchParts(store, tasks).send(share, tables));
      }
      for (int range = 0; range < tasks; range++) {
        int number = range;
        run(
            layout,
            (_, own) ->
                new SearchParts(store, tasks)
                    .lists(number, sent.stream().map(of -> of.get(number)).iterator(), own));
      }
    }
  }

  /// Packs all of it.
  ///
  /// @param parts from which fans and tralbums are sent
  private void pack(RandomContents truth, int fanPieces, int tralbumPieces, int parts)
      throws IOException {
    Layout layout = layout(truth, fanPieces, tralbumPieces);
    run(
        layout,
        (of, _) -> of.first(truth.tags.iterator(), truth.explore.scenes, truth.explore.sceneOf));
    records(truth, Side.FANS, truth.sizes.fans(), parts, layout);
    records(truth, Side.TRALBUMS, truth.sizes.tralbums(), parts, layout);
    try (PartTables tables = new PartTables(PackedPart.all(packed), store, folder)) {
      for (int task = 0; task < EditionParts.laterTasks(fanPieces, tralbumPieces); task++) {
        int number = task;
        run(layout, (of, _) -> of.later(number, tables, parts, parts));
      }
    }
    search(layout, tralbumPieces);
    run(
        layout,
        (of, own) -> {
          packed.add(of.counted(parts, parts));
          PackedPart last =
              of.finish(PackedPart.all(packed), tralbumPieces, RandomContents.PROVENANCE);
          for (String name : EditionParts.names()) {
            Files.copy(own.resolve(name), edition.resolve(name));
          }
          return last;
        });
    for (int number = 0; number < EditionParts.packs().size(); number++) {
      try (OutputStream out =
          Files.newOutputStream(edition.resolve(EditionParts.packs().get(number)))) {
        EditionParts.pack(number, PackedPart.all(packed), store, out);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 700, 2100, 40, 1, 1, 1",
    "1, 700, 2100, 40, 3, 5, 2",
    "1, 700, 2100, 40, 90, 40, 7",
    "3, 400, 9, 0, 4, 4, 3",
    "4, 1, 1, 1, 2, 3, 1",
    "5, 30, 40, 3000, 3, 7, 4",
    "6, 30, 40, 50000, 3, 7, 4",
    "7, 900, 1200, 50000, 2, 3, 2"
  })
  void whatManyTasksPackIsWhatOneWriterWrites(
      long seed, int fans, int tralbums, int tags, int fanPieces, int tralbumPieces, int parts)
      throws IOException {
    RandomContents truth = new RandomContents(seed, fans, tralbums, tags);
    Editions editions = Editions.in(folder.resolve("editions"));
    Path written = editions.folder(truth.write(editions, RandomContents.PROVENANCE));
    pack(truth, fanPieces, tralbumPieces, parts);
    assertThat(names(edition)).isEqualTo(names(written));
    for (String name : names(written)) {
      assertThat(edition.resolve(name)).hasSameBinaryContentAs(written.resolve(name));
    }
  }

  @Test
  void largeSearchIndexesAreCutIntoRangesOfTheirTerms() throws IOException {
    pack(new RandomContents(8, 30, 40, 60_000), 1, 5, 1);
    assertThat(
            PackedPart.all(packed).pieces().stream()
                .filter(piece -> piece.shards().kind() == TableKind.SEARCH_LISTS)
                .filter(piece -> piece.shards().count() > 0))
        .hasSizeGreaterThan(3);
  }

  private static List<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aPieceThatWasDamagedOnItsWayIsNotPacked() throws IOException {
    pack(new RandomContents(2, 60, 700, 30), 3, 4, 2);
    // 60 lists are one shard, which is the last piece's.
    Path piece = folder.resolve("store").resolve(TableKind.FAN_LISTS.file() + "-00002");
    byte[] bytes = Files.readAllBytes(piece);
    bytes[bytes.length / 2] ^= 1;
    Files.write(piece, bytes);
    int number = EditionParts.packs().indexOf(TableKind.FAN_LISTS.file());
    assertThatThrownBy(() ->
            EditionParts.pack(
                number, PackedPart.all(packed), store, OutputStream.nullOutputStream()))
        .isInstanceOf(UnusableEdition.class)
        .hasMessageContaining("fan-lists.pack-00002");
  }

  @Test
  void aRecordThatWasNotSentIsMissed() throws IOException {
    RandomContents truth = new RandomContents(2, 60, 700, 30);
    Layout layout = layout(truth, 1, 1);
    RecordPieces pieces = new RecordPieces(layout, Side.FANS);
    send(truth, Side.FANS, 0, 59, pieces);
    assertThatThrownBy(() ->
            run(
                layout,
                (of, _) ->
                    of.records(Side.FANS, 0, List.of(pieces.pieces().getFirst()).iterator())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was not sent");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 5", "1, 1", "513, 4", "100000, 7", "100000, 1000", "25000000, 190"})
  void eachRecordIsInOnePieceAndNoShardInTwo(int records, int count) {
    for (TableKind kind : new TableKind[] {TableKind.FANS, TableKind.TAG_PAGES}) {
      Pieces pieces = new Pieces(kind.cut(records), count);
      int[] ends = IntStream.range(0, count).map(piece -> pieces.records(piece).end()).toArray();
      assertThat(pieces.records(0).first()).isZero();
      assertThat(ends[count - 1]).isEqualTo(records);
      int perShard = pieces.cut().perBlock() * pieces.cut().perShard();
      assertThat(Arrays.stream(ends)).allMatch(end -> end == records || end % perShard == 0);
      for (int id = 0; id < records; id += 1 + records / 5000) {
        Pieces.Range own = pieces.records(pieces.of(id));
        assertThat(id).isBetween(own.first(), own.end() - 1);
      }
    }
  }
}

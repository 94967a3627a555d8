package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Entry.Origin;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How an edition is read: by several threads, without room on the disk, with a fan who has nearly
/// everything.
final class PackedEditionTest {
  @TempDir Path folder;

  @Test
  void severalThreadsReadTheSame() throws Exception {
    RandomContents written = new RandomContents(8, 300, 900, 30);
    Editions editions = Editions.in(folder);
    Path path = editions.folder(written.write(editions, RandomContents.PROVENANCE));
    try (Edition edition = Edition.open(path);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      RandomContents truth;
      try (Edition other = Edition.open(path)) {
        truth = written.in(other);
      }
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        Random random = new Random(thread);
        running.add(threads.submit(() -> readAtRandom(edition, truth, random)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
  }

  private static void readAtRandom(Edition edition, RandomContents truth, Random random) {
    for (int i = 0; i < 1500; i++) {
      int fan = random.nextInt(edition.fans());
      int tralbum = random.nextInt(edition.tralbums());
      assertThat(edition.fanList(fan, 0, 100)).isEqualTo(truth.fanLists.get(fan));
      assertThat(edition.similar(tralbum, 0, 50)).isEqualTo(truth.similarLists.get(tralbum));
      Fan who = edition.fan(fan);
      int from = random.nextInt(5);
      assertThat(edition.fanList(who, from, from + 20))
          .isEqualTo(new ListPart(edition.fanList(fan, from, from + 20), edition.fanListSize(fan)));
      FanName name = edition.fanName(fan);
      assertThat(new String(name.key(), StandardCharsets.UTF_8)).isEqualTo(who.key());
      assertThat(new String(name.name(), StandardCharsets.UTF_8)).isEqualTo(who.name());
      byte[] username = name.username();
      assertThat(username == null ? null : new String(username, StandardCharsets.UTF_8))
          .isEqualTo(who.username());
      assertThat(name.stated()).isEqualTo(who.stated());
      assertThat(name.owned()).isEqualTo(who.owned());
      assertThat(edition.card(tralbum).title()).isEqualTo(truth.cards.get(tralbum).title());
      assertThat(edition.fanByKey(truth.fans.get(fan).key())).isEqualTo(fan);
    }
  }

  @Test
  void whereNothingCanBeKeptEverythingIsStillRead() throws IOException {
    RandomContents written = new RandomContents(9, 20, 90, 10);
    Editions editions = Editions.in(folder);
    Path path = editions.folder(written.write(editions, RandomContents.PROVENANCE));
    Manifest manifest = Manifest.read(path);
    ShardIndex index = ShardIndex.read(path, manifest.index());
    try (Edition edition = Edition.open(path);
        Tables tables = new Tables(folder.resolve("no-such-folder"))) {
      int at = 0;
      for (TableKind kind : manifest.tables().keySet()) {
        Cut cut = manifest.tables().get(kind);
        int first = at;
        tables.map(
            path,
            kind,
            cut,
            IntStream.range(0, cut.shards()).map(shard -> index.size(first + shard)).toArray());
        at += cut.shards();
      }
      Failures failures = new Failures();
      new RecordVerifier(tables, failures, new Tally(), Share.WHOLE).run();
      new PageVerifier(tables, failures).run(Share.WHOLE);
      assertThat(failures.lines()).isEmpty();
      assertThat(CardCodec.read(3, tables.table(TableKind.TRALBUMS).record(3)))
          .usingRecursiveComparison()
          .isEqualTo(edition.card(3));
    }
  }

  @Test
  void whatIsKeptComesBackAndLeavesNoFile() throws IOException {
    Random random = new Random(2);
    try (Arena arena = Arena.ofShared();
        Scratch scratch = new Scratch(folder, arena)) {
      List<byte[]> blocks = new ArrayList<>();
      List<MemorySegment> kept = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        byte[] block = new byte[i == 0 ? 0 : random.nextInt(1 << (1 + i % 21))];
        random.nextBytes(block);
        blocks.add(block);
        kept.add(Objects.requireNonNull(scratch.keep(block)));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(kept.get(i).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(blocks.get(i));
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whereNoFileCanBeMadeNothingIsKept() {
    try (Arena arena = Arena.ofShared();
        Scratch scratch = new Scratch(folder.resolve("no-such-folder"), arena)) {
      assertThat(scratch.keep(new byte[10])).isNull();
    }
  }

  @Test
  void aListIsTheSameAfterRenumberingThereAndBack() {
    RandomContents truth = new RandomContents(12, 60, 300, 5);
    ListTranscoder.Reference there = (id, out) -> out.varint((id * 7 + 3) % 300);
    // 43 is the inverse of 7 modulo 300.
    ListTranscoder.Reference back = (id, out) -> out.varint((id + 297) * 43 % 300);
    ListEncoder encoder = new ListEncoder(300);
    ListRecord list = new ListRecord();
    for (int id = 0; id < 360; id++) {
      RecordBuffer record = new RecordBuffer();
      boolean ofFan = id >= 300;
      if (ofFan) {
        RandomContents.fill(list, truth.fanLists.get(id - 300));
        encoder.fanList(truth.fans.get(id - 300).tralbums(), list, record);
      } else {
        RandomContents.fill(list, truth.similarLists.get(id));
        encoder.similarList(id, list, record);
      }
      RecordBuffer renumbered = new RecordBuffer();
      ListTranscoder.Reference same = (place, out) -> out.varint(place);
      new ListTranscoder(there, ofFan ? same : there).list(reader(record), renumbered);
      RecordBuffer again = new RecordBuffer();
      new ListTranscoder(back, ofFan ? same : back).list(reader(renumbered), again);
      assertThat(bytes(again)).as("list %d", id).isEqualTo(bytes(record));
    }
  }

  @Test
  void aFanMayHaveThirtyThousandTralbums() throws IOException {
    int tralbums = 30_020;
    int[] own = IntStream.range(0, 30_000).map(i -> 29_999 - i).toArray();
    Editions editions = Editions.in(folder);
    String name;
    try (EditionWriter writer = EditionWriter.begin(editions, new Sizes(2, tralbums, 0))) {
      for (int id = 0; id < tralbums; id++) {
        int owners = id < 30_000 ? 1 : 0;
        writer.tralbum(
            new Card(
                id,
                "a" + id,
                'a',
                "T" + id,
                "A",
                null,
                0,
                Card.UNKNOWN_DATE,
                owners,
                0,
                null,
                new int[0]),
            List.of());
      }
      writer.fan(new Fan(0, "f1", null, "all", -1, own, own.length, new int[0]), List.of());
      writer.fan(new Fan(1, "f2", null, "none", -1, new int[0], 0, new int[0]), List.of());
      ListRecord list = new ListRecord();
      for (int i = 0; i < 20; i++) {
        list.add(30_000 + i, 1f - i / 100f, Origin.MODEL, 9, 0);
        list.reason(i * 1499, 9, 1);
      }
      writer.fanList(0, list);
      list.clear();
      writer.fanList(1, list);
      for (int id = 0; id < tralbums; id++) {
        writer.similarList(id, list);
      }
      for (int id = 0; id < tralbums; id++) {
        writer.owners(id, new int[] {0}, id < 30_000 ? 1 : 0);
      }
      name = writer.finish(RandomContents.PROVENANCE);
    }
    try (Edition edition = Edition.open(editions.folder(name))) {
      int fan = edition.fanByKey("f1");
      int[] found = edition.fan(fan).tralbums();
      assertThat(found).hasSize(30_000);
      for (int i = 0; i < found.length; i += 997) {
        assertThat(edition.card(found[i]).key()).isEqualTo("a" + own[i]);
      }
      List<Entry> list = edition.fanList(fan, 0, 100);
      assertThat(list).hasSize(20);
      for (int i = 0; i < 20; i++) {
        assertThat(edition.card(list.get(i).tralbum()).key()).isEqualTo("a" + (30_000 + i));
        assertThat(edition.card(list.get(i).reasons().getFirst().tralbum()).key())
            .isEqualTo("a" + i * 1499);
      }
    }
    assertThat(Files.size(editions.folder(name).resolve("manifest.json"))).isLessThan(4097);
  }

  private static byte[] bytes(RecordBuffer record) {
    return java.util.Arrays.copyOf(record.bytes(), record.size());
  }

  private static RecordReader reader(RecordBuffer record) {
    return new RecordReader("test")
        .turnTo(0, MemorySegment.ofArray(bytes(record)), 0, record.size());
  }
}

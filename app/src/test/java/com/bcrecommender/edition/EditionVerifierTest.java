package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Editions whose checksums all fit and whose contents are wrong, as a writer with a bug would make
/// them, verified as one and by shares.
@ParameterizedClass
@EnumSource
final class EditionVerifierTest {
  @TempDir static Path once;
  private static Path whole;

  @TempDir Path folder;
  private final Verifying verifying;
  private Path edition;

  EditionVerifierTest(Verifying verifying) {
    this.verifying = verifying;
  }

  @BeforeAll
  static void write() {
    Editions editions = Editions.in(once);
    whole = editions.folder(SampleContents.write(editions));
  }

  @BeforeEach
  void beginWithWhatIsWhole() {
    edition = whole;
  }

  @Test
  void aForgeryThatChangesNothingIsGood() throws IOException {
    edition = Forgery.of(whole).write(folder.resolve("forged"));
    assertThat(verifying.failures(edition)).isEmpty();
  }

  @Test
  void aListThatRisesIsFound() throws IOException {
    // Codes are deltas downwards; only an overflow can rise.
    forge(
        TableKind.SIMILAR_LISTS,
        0,
        out -> {
          out.varint(2).put(0).varint(1).zigzag(Integer.MIN_VALUE + 1);
          out.put(0).varint(2).varint(5);
        });
    fails("out of range");
  }

  @Test
  void anEntryTwiceIsFound() throws IOException {
    forge(
        TableKind.SIMILAR_LISTS,
        0,
        out -> out.varint(2).put(0).varint(1).zigzag(9).put(0).varint(1).varint(0));
    fails("list of tralbum 0: tralbum 1 is there twice");
  }

  @Test
  void aTralbumSimilarToItselfIsFound() throws IOException {
    forge(TableKind.SIMILAR_LISTS, 1, out -> out.varint(1).put(0).varint(1).zigzag(9));
    fails("list of tralbum 1: tralbum 1 is there twice, or should not be there");
  }

  @Test
  void whatTheFanHasIsFoundInTheFansList() throws IOException {
    forge(TableKind.FAN_LISTS, 0, out -> out.varint(1).put(0).varint(0).zigzag(9));
    fails("list of fan 0: tralbum 0 is there twice, or should not be there");
  }

  @Test
  void anIdOutOfRangeIsFound() throws IOException {
    forge(TableKind.SIMILAR_LISTS, 1, out -> out.varint(1).put(0).varint(77).zigzag(9));
    fails("tralbum 77 is out of range");
  }

  @Test
  void aReasonThatIsNotTheFansIsFound() throws IOException {
    forge(
        TableKind.FAN_LISTS,
        0,
        out ->
            out.varint(1)
                .put(1 << ListFlags.REASONS_SHIFT)
                .varint(2)
                .zigzag(9)
                .varint(5)
                .put(9)
                .varint(1)
                .put(9));
    fails("a reason refers to record 5 of 2");
  }

  @Test
  void reasonsOutOfOrderAreFound() throws IOException {
    forge(
        TableKind.FAN_LISTS,
        0,
        out ->
            out.varint(1)
                .put(2 << ListFlags.REASONS_SHIFT)
                .varint(2)
                .zigzag(9)
                .varint(0)
                .put(9)
                .varint(1)
                .varint(1)
                .put(10)
                .varint(1)
                .put(19));
    fails("reasons are not in descending order");
  }

  @Test
  void aRecordWithSomethingBehindItIsFound() throws IOException {
    forge(TableKind.FAN_LISTS, 1, out -> out.varint(0).put(0));
    fails("list of fan 1 is longer");
    forge(TableKind.OWNERS, 2, out -> out.varint(0).ints(new int[0]).put(7));
    fails("record 2 is longer than what it holds");
  }

  @Test
  void ownersThatTheCardDoesNotCountAreFound() throws IOException {
    forge(TableKind.OWNERS, 0, out -> out.varint(1).ints(new int[] {0}));
    fails("tralbum 0 has 2 owners on its card, 1 in owners.pack");
  }

  @Test
  void aKeyThatTheIndexDoesNotKnowIsFound() throws IOException {
    forge(
        TableKind.TRALBUMS,
        2,
        out -> CardCodec.write(SampleContents.card(2, "a999", "Third", 0), out));
    fails("tralbum-keys.pack does not lead from a999 to 2");
  }

  @Test
  void aShardThatTheRecordOfKeyShardsDoesNotNameIsFound() throws IOException {
    byte[] named =
        Forgery.records(Forgery.of(whole).shardOf(TableKind.KEY_SHARDS, 0).block(0)).getFirst();
    byte[] other = named.clone();
    other[ShardIndex.ENTRY + 3] ^= 1;
    forge(TableKind.KEY_SHARDS, 0, out -> out.bytes(other, 0, other.length));
    fails("key-shards.pack: shard 0 of tralbum-keys.pack is not the one that it names");
    forge(TableKind.KEY_SHARDS, 0, out -> out.bytes(named, 0, named.length - ShardIndex.ENTRY));
    fails("key-shards.pack: shard 0 of fan-usernames.pack is not the one that it names");
    forge(
        TableKind.KEY_SHARDS,
        0,
        out -> out.bytes(named, 0, named.length).bytes(named, 0, ShardIndex.ENTRY));
    fails("key-shards.pack: it names more shards than there are");
  }

  @Test
  void anUnsortedIndexIsFound() throws IOException {
    forge(
        TableKind.FAN_KEYS,
        0,
        out -> {
          out.fixed(-1, 8);
          out.fixed(0, 4);
        });
    fails("fan-keys.pack is out of order");
  }

  @Test
  void anIndexWithARecordLessThanTheManifestSaysIsFound() throws IOException {
    Cut cut = Forgery.of(whole).cut(TableKind.FAN_KEYS);
    edition =
        Forgery.of(whole)
            .cut(TableKind.FAN_KEYS, new Cut(cut.records() + 1, 0, cut.perShard()))
            .write(folder.resolve("forged"));
    fails("fan-keys.pack is corrupt: it has not as many records as the manifest says");
  }

  @Test
  void aPackThatIsLongerThanItsIndexSaysIsFound() throws IOException {
    edition = Forgery.of(whole).write(folder.resolve("forged"));
    Files.write(edition.resolve("fan-lists.pack"), new byte[1], StandardOpenOption.APPEND);
    fails("fan-lists.pack is corrupt: it has ");
  }

  @Test
  void aFileTooManyAndAFileTooFewAreFound() throws IOException {
    edition = Forgery.of(whole).write(folder.resolve("forged"));
    Path more = Files.createFile(edition.resolve("notes.txt"));
    fails("notes.txt");
    Files.delete(more);
    Files.delete(edition.resolve("owners.pack"));
    fails(" holds [");
  }

  @Test
  void countsThatDoNotAgreeAreFound() throws IOException {
    edition = Forgery.of(whole).count("preferences", 3).write(folder.resolve("forged"));
    fails("manifest.json counts");
  }

  /// In a record of lists stand terms with what has them; any change must be seen, though the
  /// hashes of the directories are made to fit.
  @Test
  void aListWithOneItemLessIsFound() throws IOException {
    forgeSearch((term, hits) -> term.equals("tidal") ? hits.subList(1, hits.size()) : hits);
    fails("search-lists.pack: the lists are not those of what the edition holds");
  }

  @Test
  void aListWithAnotherTitleIsFound() throws IOException {
    forgeSearch((term, hits) ->
        hits.stream()
            .map(hit ->
                hit.key().equals("a123")
                    ? new Hit(hit.kind(), "Tidal", hit.artist(), "a123", false, 2, 0)
                    : hit)
            .toList());
    fails("search-lists.pack: the lists are not those of what the edition holds");
  }

  @Test
  void aListOutOfOrderIsFound() throws IOException {
    forgeSearch((term, hits) -> hits.reversed());
    fails("search-lists.pack: a list of record 0 is out of order");
  }

  @Test
  void aShardThatTheSearchDoesNotNameIsFound() throws IOException {
    edition =
        Forgery.of(whole)
            .record(
                TableKind.SEARCH_LISTS, 0, 0, 0, bytes -> Arrays.copyOf(bytes, bytes.length - 1))
            .write(folder.resolve("forged"));
    fails("search-lists.pack: shard 0 is not the one that the search names");
  }

  @Test
  void anEndThatNoWordHasIsFound() throws IOException {
    forge(
        TableKind.SEARCH_ENDS,
        0,
        out -> {
          out.varint(1);
          TermCursor.write(new byte[0], "tneibma".getBytes(StandardCharsets.UTF_8), out);
          out.put(3);
        });
    fails("search-ends.pack: its words are not those of search-words.pack");
  }

  private void forgeSearch(BiFunction<String, List<Hit>, List<Hit>> change) throws IOException {
    Forgery forgery = Forgery.of(whole);
    byte[] old = Forgery.records(forgery.shardOf(TableKind.SEARCH_LISTS, 0).block(0)).getFirst();
    SearchLists lists =
        new SearchLists(
            new RecordReader("lists").turnTo(0, MemorySegment.ofArray(old), 0, old.length));
    RecordBuffer record = new RecordBuffer();
    byte[] before = {};
    while (lists.next()) {
      RecordBuffer list = new RecordBuffer();
      List<Hit> hits = change.apply(lists.term().toString(), lists.hits());
      hits.forEach(hit -> HitCodec.write(hit, list));
      if (!hits.isEmpty()) {
        TermCursor.write(before, lists.term().bytes(), record);
        before = lists.term().bytes();
        record.put(0).varint(hits.size()).varint(list.size());
        record.bytes(list.bytes(), 0, list.size());
      }
    }
    byte[] forged = Arrays.copyOf(record.bytes(), record.size());
    edition =
        forgery
            .record(TableKind.SEARCH_LISTS, 0, 0, 0, bytes -> forged)
            .write(folder.resolve("forged"));
  }

  private void fails(String finding) {
    assertThat(verifying.failures(edition))
        .anyMatch(line -> line.contains(finding))
        .noneMatch(line -> line.contains("\n"));
  }

  private void forge(TableKind kind, int replaced, Consumer<RecordBuffer> write)
      throws IOException {
    edition = Forgery.of(whole).record(kind, replaced, write).write(folder.resolve("forged"));
  }
}

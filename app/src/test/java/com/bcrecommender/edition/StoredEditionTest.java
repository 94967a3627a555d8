package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.settings.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An edition of several shards a table and several records of the search, verified share by share.
final class StoredEditionTest {
  @TempDir static Path once;
  private static Path whole;

  @TempDir Path scratch;

  @BeforeAll
  static void write() {
    Editions editions = Editions.in(once);
    whole =
        editions.folder(
            new RandomContents(6, 900, 4000, 4000).write(editions, RandomContents.PROVENANCE));
  }

  private StoredEdition open(Path edition) throws IOException {
    return StoredEdition.open(new FolderStore(edition), scratch);
  }

  private static List<Tally> verify(StoredEdition edition, int shares) throws IOException {
    List<Tally> tallies = new ArrayList<>();
    for (int share = 0; share < shares; share++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      edition.verify(share, shares).write(new DataOutputStream(bytes));
      tallies.add(Tally.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
    }
    return tallies;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 100})
  void whatIsGoodIsGoodByAnyNumberOfShares(int shares) throws IOException {
    Map<TableKind, Cut> tables = Manifest.read(whole).tables();
    assertThat(List.of(TableKind.SEARCH_LISTS, TableKind.SEARCH_WORDS, TableKind.FANS))
        .as("what is looked at by several")
        .allMatch(kind -> Objects.requireNonNull(tables.get(kind)).shards() > 1);
    try (StoredEdition edition = open(whole)) {
      edition.agree(verify(edition, shares));
    }
    assertThat(scratch).as("no file is left").isEmptyDirectory();
  }

  @Test
  void aShareThatIsMissingIsMissed() throws IOException {
    try (StoredEdition edition = open(whole)) {
      List<Tally> shares = verify(edition, 4);
      assertThatThrownBy(() -> edition.agree(shares.subList(0, 3)))
          .isInstanceOf(UnusableEdition.class);
      assertThatThrownBy(() ->
              edition.agree(Stream.concat(shares.stream(), Stream.of(shares.getLast())).toList()))
          .isInstanceOf(UnusableEdition.class);
    }
  }

  @Test
  void aShareWithAMistakeSaysSoAndOthersAreGood() throws IOException {
    Path forged =
        Forgery.of(whole)
            .record(TableKind.SIMILAR_LISTS, 0, out -> out.varint(1).put(0).varint(0).zigzag(9))
            .write(scratch.resolve("forged"));
    try (StoredEdition edition = open(forged)) {
      assertThatThrownBy(() -> edition.verify(0, 3))
          .isInstanceOf(UnusableEdition.class)
          .hasMessageMatching("list of tralbum 0: tralbum 0 is there twice.* failures in all.");
      edition.verify(1, 3);
      edition.verify(2, 3);
    }
  }

  /// Another title in a list of the search, and all hashes that lead to it made to fit: no share
  /// sees both what is listed and what should be.
  @Test
  void whatOnlyTheSumOfAllSharesTellsIsFound() throws IOException {
    Forgery forgery = Forgery.of(whole);
    byte[] lists = entry(forgery, TableKind.SEARCH_LISTS, 0);
    byte[] words = entry(forgery, TableKind.SEARCH_WORDS, 0);
    forgery.record(TableKind.SEARCH_LISTS, 0, 0, 0, StoredEditionTest::withAnotherLastTitle);
    byte[] forgedLists = entry(forgery, TableKind.SEARCH_LISTS, 0);
    forgery.record(TableKind.SEARCH_WORDS, 0, 0, 0, record -> replaced(record, lists, forgedLists));
    byte[] forgedWords = entry(forgery, TableKind.SEARCH_WORDS, 0);
    forgery.record(TableKind.SEARCH_ROOT, 0, 0, 0, record -> replaced(record, words, forgedWords));
    Path forged = forgery.write(scratch.resolve("forged"));
    for (Verifying verifying : Verifying.values()) {
      assertThat(verifying.failures(forged))
          .containsExactly("search-lists.pack: the lists are not those of what the edition holds");
    }
    try (StoredEdition edition = open(forged)) {
      List<Tally> shares = verify(edition, 3);
      assertThatThrownBy(() -> edition.agree(shares))
          .isInstanceOf(UnusableEdition.class)
          .hasMessageStartingWith("search-lists.pack: the lists are not those");
    }
  }

  /// The entry of a shard in the index.
  private static byte[] entry(Forgery forgery, TableKind kind, int shard) {
    byte[] bytes = forgery.shards(kind).get(shard);
    RecordBuffer entry = new RecordBuffer();
    entry.bytes(Sha256.begin().digest(bytes), 0, ShardIndex.HASH);
    entry.fixed(bytes.length, Integer.BYTES);
    return Arrays.copyOf(entry.bytes(), entry.size());
  }

  /// Changes the last letter of the last title or name of a record of lists.
  private static byte[] withAnotherLastTitle(byte[] record) {
    byte[] other = record.clone();
    for (int at = other.length - 1; ; at--) {
      if (other[at] >= 'b' && other[at] <= 'y') {
        other[at]++;
        return other;
      }
    }
  }

  private static byte[] replaced(byte[] record, byte[] old, byte[] by) {
    for (int at = 0; ; at++) {
      if (Arrays.equals(record, at, at + old.length, old, 0, old.length)) {
        byte[] other = record.clone();
        System.arraycopy(by, 0, other, at, by.length);
        return other;
      }
    }
  }

  @Test
  void aPackThatIsMissingIsToldBeforeAnyShareBegins() throws IOException {
    Path lacking = Forgery.of(whole).write(scratch.resolve("lacking"));
    Files.delete(lacking.resolve(TableKind.OWNERS.file()));
    assertThatThrownBy(() -> open(lacking))
        .isInstanceOf(UnusableEdition.class)
        .hasMessageStartingWith("the edition holds [")
        .hasMessageContaining("owners.pack");
  }
}

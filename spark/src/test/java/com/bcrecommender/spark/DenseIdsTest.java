package com.bcrecommender.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogFan;
import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.catalog.CatalogTralbum;
import com.bcrecommender.catalog.Frontier;
import com.bcrecommender.catalog.PreferenceRows;
import com.bcrecommender.catalog.RandomObservations;
import com.bcrecommender.catalog.TestCatalogs;
import com.bcrecommender.catalog.Transaction;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotPieces;
import com.bcrecommender.recommend.Collection;
import com.bcrecommender.recommend.EditionFacts;
import com.bcrecommender.settings.UserError;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many tasks give every record the id that one reading of the catalog gives it, and the same
/// facts: of random observations over few keys that conflict in every way (addresses and usernames
/// that change hands, numbers of unknown type, names, pages that are gone, equal dates).
class DenseIdsTest {
  private static final Duration UNCONFIRMED = Duration.ofMinutes(25);

  @TempDir private Path folder;

  private static void observe(Catalog catalog, Random random) {
    int observations = 20 + random.nextInt(60);
    catalog.transaction(transaction -> {
      for (int i = 0; i < observations; i++) {
        RandomObservations.next(random, i).accept(transaction);
      }
      PreferenceRows rows = transaction.preferences();
      for (int i = 0; i < 6; i++) {
        String name = "x:name:text%d/text%d".formatted(random.nextInt(5), random.nextInt(4));
        rows.add("f" + (1 + random.nextInt(2)), name, PreferenceKind.WISHLISTED, 500L * i);
      }
      // Beyond the basic plane: the order of texts is not that of their UTF-8.
      rows.add("f1", "x:s:\uD83C\uDFB5", PreferenceKind.OWNED, Snapshot.UNKNOWN_TIME);
      rows.add("f1", "x:s:\uFF21", PreferenceKind.UNKNOWN, Snapshot.UNKNOWN_TIME);
      rows.finish();
      gone(transaction, random.nextInt(4));
      return observations;
    });
  }

  /// A crawl found nothing at an address.
  private static void gone(Transaction transaction, int number) {
    Instant now = Instant.ofEpochSecond(9_000);
    Frontier frontier = Frontier.of(transaction, "https://bandcamp.com", now);
    String url = "https://x.bandcamp.com/album/" + number;
    frontier.discover(Frontier.Kind.TRALBUM, url, null, new Frontier.Found(0, 0, false));
    frontier
        .lease("test", now.plusSeconds(60), true)
        .ifPresent(entry -> frontier.gone(entry, "404", now.plusSeconds(86_400)));
  }

  private WorkFolder prepared(String... source) throws IOException {
    List<String> words = new ArrayList<>(List.of(source));
    words.add("work=" + folder.resolve("work").toUri());
    words.add("recommend.unconfirmed-days=0");
    SparkConf conf = LocalSpark.conf().setAppName("dense ids");
    try (JavaSparkContext context = new JavaSparkContext(conf)) {
      WorkFolder work =
          new WorkFolder(
              folder.resolve("work").toUri().toString(),
              new SerializableConfiguration(context.hadoopConfiguration()));
      Order order = Order.of(words.toArray(String[]::new));
      new Prepare(context, order, UNCONFIRMED, work, null, (title, doing) -> doing.run()).run(3, 2);
      return work;
    }
  }

  private void sameAsOneReading(long seed) throws IOException {
    Path file = folder.resolve("catalog.sqlite");
    try (Catalog catalog = TestCatalogs.create(file)) {
      observe(catalog, new Random(seed));
      try (CatalogSnapshot frozen = catalog.liveSnapshot(0.5f, UNCONFIRMED)) {
        WorkFolder work = prepared("catalog=" + file);
        assertThat(pieces(Shared.read(work))).isEqualTo(pieces(frozen.engine()));
        CatalogRecords.Facts facts = CatalogRecords.facts(work);
        assertThat(facts.tags()).isEqualTo(frozen.tags());
        assertThat(facts.edition()).isEqualTo(EditionFacts.of(frozen));
        records(work, frozen);
      }
    }
  }

  private static void records(WorkFolder work, CatalogSnapshot frozen) throws IOException {
    Plan plan = Plan.read(work, Prepare.PLAN);
    List<CatalogTralbum> tralbums = new ArrayList<>();
    for (int part = 0; part < plan.parts(); part++) {
      CatalogRecords.eachTralbum(work, plan, part, tralbums::add);
    }
    List<CatalogTralbum> asRead = new ArrayList<>();
    frozen.eachTralbum(asRead::add);
    assertThat(tralbums).isEqualTo(asRead);
    List<CatalogRecords.Shelved> fans = new ArrayList<>();
    for (int group = 0; group < plan.groups(); group++) {
      CatalogRecords.eachFan(work, plan, group, fans::add);
    }
    List<CatalogFan> fansAsRead = new ArrayList<>();
    frozen.eachFan(fansAsRead::add);
    assertThat(fans.stream().map(CatalogRecords.Shelved::fan).toList()).isEqualTo(fansAsRead);
    Collection collection = new Collection(frozen.engine());
    for (CatalogRecords.Shelved fan : fans) {
      Collection.Shelf shelf = collection.of(fan.fan().id());
      assertThat(fan.shelf().tralbums()).isEqualTo(shelf.tralbums());
      assertThat(fan.shelf().owned()).isEqualTo(shelf.owned());
    }
  }

  /// All of a snapshot but times.
  private static byte[] pieces(Snapshot snapshot) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    SnapshotPieces.Head head = SnapshotPieces.Head.of(snapshot);
    // Whether a column is there of which nothing is known is nobody's matter.
    SnapshotPieces.Head all =
        new SnapshotPieces.Head(
            head.fans(),
            head.tralbums(),
            head.tags(),
            head.artists(),
            head.releases(),
            head.wishWeight(),
            true,
            true,
            true,
            true,
            true);
    all.write(out);
    SnapshotPieces.writeFans(snapshot, all, 0, all.fans(), out);
    SnapshotPieces.writeTralbums(snapshot, all, 0, all.tralbums(), out);
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(longs = 1)
  void manyTasksGiveTheIdsAndFactsOfOneReading(long seed) throws IOException {
    sameAsOneReading(seed);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(
      longs = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23})
  void soDoMoreOfThem(long seed) throws IOException {
    sameAsOneReading(seed);
  }

  @Test
  void aCatalogWithoutPreferencesIsRefusedInOneLine() {
    Path file = folder.resolve("catalog.sqlite");
    TestCatalogs.create(file).close();
    assertThat(catchThrowable(() -> prepared("catalog=" + file)))
        .isInstanceOf(UserError.class)
        .hasMessage("expected preferences in the catalog, found none");
  }
}

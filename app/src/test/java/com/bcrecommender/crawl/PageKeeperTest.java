package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CrawlMemory;
import com.bcrecommender.catalog.CrawlStanding;
import com.bcrecommender.catalog.Frontier;
import com.bcrecommender.catalog.Frontier.Entry;
import com.bcrecommender.catalog.Frontier.Kind;
import com.bcrecommender.catalog.Frontier.State;
import com.bcrecommender.crawl.CrawlResult.End;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PageKeeperTest {
  private static final String SITE = "http://127.0.0.1:4711";
  private static final String BATCHES = SITE + "/api/fancollection/1/collection_items";

  @TempDir Path folder;
  private final VirtualTime time = new VirtualTime();

  /// What a run counts as failed after this batch, with where its address stands.
  private Map<String, Long> keep(String batch, State expected) {
    Origin origin = new Origin(URI.create(SITE));
    Tally tally = new Tally(time.instant(), 1);
    try (Catalog catalog = Catalog.open(folder.resolve("catalog.db"))) {
      Entry entry =
          catalog.transaction(transaction -> {
            Frontier frontier = Frontier.of(transaction, SITE, time.instant());
            frontier.discover(
                Kind.COLLECTION, BATCHES + "#4242", "1:1:a::", new Frontier.Found(0, 0, false));
            return frontier.lease("me", time.instant().plusSeconds(60), true).orElseThrow();
          });
      Pace pace =
          new Pace(Pace.Limits.DEFAULT, Pace.Memory.NONE, time, time, new SplittableRandom(1));
      new PageKeeper(
              catalog,
              origin,
              time,
              pace,
              new Breaker(0),
              tally,
              new DayLedger(DailyBudget.UNLIMITED, LocalDate.ofEpochDay(0), CrawlMemory.Cost.NONE),
              new RevisitPlan(Duration.ZERO),
              0)
          .keep(
              entry,
              Asking.of(entry),
              new Fetched.Answered(
                  URI.create(BATCHES), MemoryTransport.text(200, batch), time.instant()));
      assertThat(CrawlStanding.read(catalog, time.instant()).getFirst().count(expected))
          .isPositive();
      return tally.result(End.FINISHED, "", Optional.empty(), 1, 1).failures();
    }
  }

  private static String batch(String end) {
    return "{\"items\":[{\"item_id\":5,\"item_type\":\"album\",\"tralbum_id\":5,\"tralbum_type\":\"a\",\"item_title\":\"T\",\"band_name\":\"B\",\"item_url\":\"http://127.0.0.1:4711/_/b/album/t\"}],"
        + end
        + "}";
  }

  @Test
  void aBatchThatSaysWhereItGoesOnIsGoneOnWith() {
    assertThat(keep(batch("\"more_available\":true,\"last_token\":\"2:5:a::\""), State.DISCOVERED))
        .isEmpty();
  }

  @Test
  void aBatchThatGoesOnNowhereIsCountedAsCutShort() {
    assertThat(keep(batch("\"more_available\":true"), State.PARSED))
        .containsEntry("a collection cut short", 1L);
  }

  @Test
  void theLastBatchIsNotCutShort() {
    assertThat(keep(batch("\"more_available\":false"), State.PARSED)).isEmpty();
  }
}

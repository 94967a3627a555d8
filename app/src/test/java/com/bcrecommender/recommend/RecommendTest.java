package com.bcrecommender.recommend;

import static com.bcrecommender.settings.SilentWatch.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Entry;
import com.bcrecommender.edition.Fan;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Timings;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommendTest {
  @TempDir private Path folder;

  static Recommend.Options options(int threads) {
    return new Recommend.Options(
        "item-neighbours", 0.5f, 100, 50, 3, Duration.ZERO, 300, threads, 2, null, "test", "none");
  }

  private static Recommend.Result recommend(Home home, Recommend.Options options) {
    return Recommend.here(home, options, NOBODY, new Timings()).run();
  }

  @Test
  void theSameContentsGiveTheSameEditionWhateverTheirOrderAndTheThreads() throws IOException {
    Set<String> editions = new HashSet<>();
    for (int run = 0; run < 3; run++) {
      Home home = new Home(folder.resolve("home" + run));
      DemoWorld.fill(home, run);
      editions.add(recommend(home, options(run + 1)).edition());
    }
    assertThat(editions).hasSize(1);
  }

  @Test
  void everyFanGetsAListOfWhatTheFanDoesNotHaveWithReasonsAmongWhatTheFanHas() throws IOException {
    Home home = new Home(folder);
    DemoWorld.fill(home, 0);
    String name = recommend(home, options(2)).edition();
    try (Edition edition = Edition.open(Editions.in(home.editions()).folder(name))) {
      assertThat(edition.fans()).isGreaterThan(20);
      int reasons = 0;
      for (int f = 0; f < edition.fans(); f++) {
        Fan fan = edition.fan(f);
        Set<Integer> own = new HashSet<>(Arrays.stream(fan.tralbums()).boxed().toList());
        for (Entry entry : edition.fanList(f, 0, edition.fanListSize(f))) {
          assertThat(own).doesNotContain(entry.tralbum());
          for (Entry.Reason reason : entry.reasons()) {
            assertThat(own).contains(reason.tralbum());
            reasons++;
          }
        }
      }
      assertThat(reasons).isGreaterThan(1000);
    }
  }

  @Test
  void ownersAndWishesOfACardAreThoseOfTheWorld() throws IOException {
    Home home = new Home(folder);
    DemoWorld.fill(home, 0);
    String name = recommend(home, options(1)).edition();
    try (Edition edition = Edition.open(Editions.in(home.editions()).folder(name))) {
      var tralbum =
          DemoWorld.WORLD.tralbums().stream()
              .max(java.util.Comparator.comparingInt(t -> DemoWorld.WORLD.supporters(t).size()))
              .orElseThrow();
      Card card = edition.card(edition.tralbumByKey(tralbum.key()));
      long owners =
          DemoWorld.WORLD.fans().stream()
              .filter(fan ->
                  DemoWorld.WORLD.collection(fan).stream()
                      .anyMatch(p -> p.tralbum().equals(tralbum)))
              .count();
      assertThat(card.owners()).isEqualTo((int) owners);
      assertThat(edition.owners(card.id()).total()).isEqualTo((int) owners);
    }
  }

  @Test
  void aRunThatChangesNothingSaysSoAndOldEditionsAreRemoved() throws IOException {
    Home home = new Home(folder);
    DemoWorld.fill(home, 0);
    Recommend.Result first = recommend(home, options(1));
    assertThat(first.before()).isNull();
    Recommend.Result second = recommend(home, options(2));
    assertThat(second.edition()).isEqualTo(first.edition()).isEqualTo(second.before());
    Recommend.Options shorter =
        new Recommend.Options(
            "item-neighbours", 0.5f, 10, 5, 3, Duration.ZERO, 300, 1, 1, null, "test", "none");
    Recommend.Result third = recommend(home, shorter);
    assertThat(third.edition()).isNotEqualTo(first.edition());
    assertThat(third.removed()).containsExactly(first.edition());
    assertThat(Editions.in(home.editions()).list()).containsExactly(third.edition());
  }

  @Test
  void anEmptyCatalogAndAnUnknownModelAreTheUsersMistake() throws IOException {
    Home empty = new Home(folder.resolve("empty"));
    assertThatThrownBy(() -> recommend(empty, options(1)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("expected preferences")
        .hasMessageContaining("bcr import");
    Home home = new Home(folder.resolve("full"));
    DemoWorld.fill(home, 0);
    Recommend.Options unknown =
        new Recommend.Options(
            "magic", 0.5f, 100, 50, 3, Duration.ZERO, 300, 1, 2, null, "test", "none");
    assertThatThrownBy(() -> recommend(home, unknown))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("recommend.model")
        .hasMessageContaining("magic");
    assertThat(Editions.in(home.editions()).current()).isEmpty();
    Recommend.Options wrongParameter =
        new Recommend.Options(
            "item-neighbours:k=none",
            0.5f,
            100,
            50,
            3,
            Duration.ZERO,
            300,
            1,
            2,
            null,
            "test",
            "none");
    assertThatThrownBy(() -> recommend(empty, wrongParameter))
        .as("found before the catalog is looked at")
        .isInstanceOf(UserError.class)
        .hasMessageContaining("recommend.model");
  }

  @Test
  void anExplanationAddsUpToTheScoreAndAgreesWithTheEdition() throws IOException {
    Home home = new Home(folder);
    DemoWorld.fill(home, 0);
    String name = recommend(home, options(1)).edition();
    Explain explain = new Explain(home, options(1));
    try (Edition edition = Edition.open(Editions.in(home.editions()).folder(name))) {
      Fan fan = edition.fan(edition.entryPoints().fans()[0]);
      for (int rank : new int[] {1, 5, 40}) {
        Entry entry = edition.fanList(fan.id(), rank - 1, rank).getFirst();
        Explain.Evidence evidence = explain.of(fan.key(), edition.card(entry.tralbum()).key());
        assertThat(evidence.place()).isEqualTo(rank);
        assertThat(evidence.rank()).isGreaterThanOrEqualTo(rank);
        assertThat(evidence.has()).isFalse();
        double sum = evidence.base();
        for (Explain.Contribution contribution : evidence.contributions()) {
          sum += contribution.contribution();
        }
        assertThat(sum).isCloseTo(evidence.score(), org.assertj.core.data.Offset.offset(1e-4));
        Entry.Reason first = entry.reasons().getFirst();
        assertThat(evidence.contributions().getFirst().key())
            .isEqualTo(edition.card(first.tralbum()).key());
        assertThat(evidence.contributions().getFirst().commonOwners())
            .isEqualTo(first.commonOwners());
      }
      String owned = edition.card(fan.tralbums()[0]).key();
      assertThat(explain.of(fan.key(), owned).has()).isTrue();
      assertThatThrownBy(() -> explain.of("nobody-of-that-name", owned))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("--fan");
      assertThatThrownBy(() -> explain.of(fan.key(), "a1"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("--tralbum");
    }
  }
}

package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SearchTest {
  @TempDir static Path folder;
  private static RandomContents truth;
  private static Edition edition;
  private static final List<Hit> all = new ArrayList<>();

  @BeforeAll
  static void write() {
    RandomContents written = new RandomContents(31, 300, 2000, 60);
    Editions editions = Editions.in(folder);
    edition = Edition.open(editions.folder(written.write(editions, RandomContents.PROVENANCE)));
    truth = written.in(edition);
    truth.cards.forEach(card -> all.add(Hit.of(card)));
    truth.tags.forEach(tag -> all.add(Hit.of(tag)));
    truth.fans.forEach(fan -> all.add(Hit.of(fan)));
    for (int id = 0; id < edition.artists(); id++) {
      all.add(Hit.of(edition.artist(id)));
    }
  }

  @AfterAll
  static void close() {
    edition.close();
  }

  /// The plain way: look at each text. Words come from [Words], whose own rules [WordsTest] checks.
  @Test
  void whatIsFoundIsWhatHasAllWordsMostActiveFirst() {
    Random random = new Random(7);
    int found = 0;
    int parts = 0;
    for (int i = 0; i < 2000; i++) {
      Hit some = all.get(random.nextInt(all.size()));
      List<String> words = SearchTerms.words(some);
      if (words.isEmpty()) {
        continue;
      }
      List<String> asked = new ArrayList<>();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        asked.add(words.get(random.nextInt(words.size())));
      }
      String last = asked.removeLast();
      int end =
          last.offsetByCodePoints(0, 1 + random.nextInt(last.codePointCount(0, last.length())));
      asked.add(last.substring(0, end));
      String query = String.join(" ", asked);
      asked = Words.of(query);
      SearchResult result = edition.search(query, 12);
      List<Hit> expected = oracle(asked, 12);
      if (result.part()) {
        parts++;
        assertThat(expected.isEmpty() || result.nearest() ? List.of() : result.hits())
            .isSubsetOf(oracle(asked, 10_000));
      } else if (expected.isEmpty()) {
        assertThat(result.nearest()).as(query).isTrue();
      } else {
        assertThat(result.hits()).as("%s", asked).isEqualTo(expected);
        assertThat(result.nearest()).isFalse();
      }
      found += result.hits().size();
    }
    assertThat(found).isGreaterThan(10_000);
    assertThat(parts).isLessThan(400);
  }

  @Test
  void eachKindIsFoundByItsOwnName() {
    for (int i = 0; i < all.size(); i += 7) {
      Hit hit = all.get(i);
      for (String name : SearchTerms.names(hit)) {
        if (!Words.of(name).isEmpty()) {
          List<String> words = Words.of(name);
          long better =
              all.stream()
                  .filter(other -> other.kind() == hit.kind())
                  .filter(other -> SearchTerms.isNamed(other, words))
                  .filter(other -> SearchOrder.WITHIN_KIND.compare(other, hit) < 0)
                  .count();
          SearchResult result = edition.search(name, 12);
          if (better < 12 && !result.direct()) {
            assertThat(result.hits()).as(name).contains(hit);
          }
        }
      }
    }
  }

  @Test
  void accentsCaseAndCompatibleLettersMakeNoDifference() {
    for (String query : List.of("lodz", "ŁÓDŹ", "Łódź", "lódz")) {
      assertThat(edition.search(query, 12).hits())
          .as(query)
          .isNotEmpty()
          .isEqualTo(edition.search("łódź", 12).hits());
    }
    for (String query : List.of("goth", "strasse", "夜の音", "の音", "音", "dont", "!!!", "🎵")) {
      assertThat(edition.search(query, 5).hits(Hit.Kind.TRALBUM)).as(query).isNotEmpty();
    }
  }

  @Test
  void exactNamesComeFirstHoweverFewOwnThem() {
    List<Hit> hits = edition.search("sun", 12).hits(Hit.Kind.TRALBUM);
    int exact = (int) hits.stream().filter(hit -> SearchTerms.isNamed(hit, List.of("sun"))).count();
    assertThat(exact).isPositive();
    assertThat(hits.subList(0, exact))
        .allMatch(hit -> Words.of(hit.label()).equals(List.of("sun")))
        .isSortedAccordingTo(Comparator.comparingInt(Hit::count).reversed());
    assertThat(hits.subList(exact, hits.size()))
        .isSortedAccordingTo(Comparator.comparingInt(Hit::count).reversed());
  }

  @Test
  void keysAndAddressesLeadStraightThere() {
    Card card = truth.cards.stream().filter(c -> c.url() != null).findFirst().orElseThrow();
    for (String query : List.of(card.key(), card.url() + "?from=search", " " + card.url() + " ")) {
      SearchResult result = edition.search(query, 10);
      assertThat(result.direct()).isTrue();
      assertThat(result.hits()).containsExactly(Hit.of(card));
    }
    Fan fan = truth.fans.stream().filter(f -> f.username() != null).findFirst().orElseThrow();
    for (String query :
        List.of(
            fan.key(),
            "https://bandcamp.com/" + fan.username() + "/wishlist",
            truth.fanAliases.get(fan.id()).getFirst())) {
      assertThat(edition.search(query, 10).hits()).as(query).containsExactly(Hit.of(fan));
    }
  }

  @Test
  void oneMistakeInAWordIsForgiven() {
    Random random = new Random(12);
    int tried = 0;
    for (String word :
        List.of("ambient", "drone", "tidal", "rooms", "sunday", "naive", "strasse")) {
      List<Hit> right = edition.search(word, 12).hits();
      assertThat(right).isNotEmpty();
      for (int i = 0; i < 40; i++) {
        String typed = Mistakes.typed(word, random);
        if (typed.length() < 4 || !oracle(List.of(typed), 1).isEmpty()) {
          continue;
        }
        SearchResult result = edition.search(typed, 12);
        boolean found =
            !result.hits().isEmpty()
                ? result.nearest()
                : result.meant().stream().anyMatch(q -> !edition.search(q, 1).hits().isEmpty());
        assertThat(found).as("%s for %s", typed, word).isTrue();
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(100);
  }

  @Test
  void aMistakeInOneOfSeveralWordsIsForgivenToo() {
    for (String query : List.of("tidal rooms ambeint", "ambiemt drone", "drone ambietn")) {
      SearchResult result = edition.search(query, 12);
      assertThat(result.nearest()).as(query).isTrue();
      assertThat(result.hits()).as(query).isNotEmpty();
    }
  }

  @Test
  void whatIsNotThereGivesTheNearestAndSaysSo() {
    SearchResult misspelt = edition.search("ambeint", 10);
    assertThat(misspelt.nearest()).isTrue();
    assertThat(misspelt.understood()).containsExactly("ambient");
    assertThat(misspelt.hits()).isNotEmpty();
    SearchResult dropped = edition.search("ambient zzyzx", 10);
    assertThat(dropped.nearest()).isTrue();
    assertThat(dropped.hits()).isNotEmpty();
    SearchResult first = edition.search("zzyzxq ambient", 10);
    assertThat(first.hits()).isEmpty();
    assertThat(first.meant()).containsExactly("ambient");
    SearchResult nothing = edition.search("qqqqqq", 10);
    assertThat(nothing.hits()).isEmpty();
    assertThat(nothing.meant()).isEmpty();
  }

  @Test
  void noQueryIsTooStrange() {
    for (String query :
        List.of(
            "",
            " ",
            "\u0000",
            "\ud800",
            "\u0001",
            "\u0001a b",
            "a".repeat(100_000),
            "🎵".repeat(5_000),
            "/",
            "a/b/c",
            "x:",
            "\u0301",
            "%_*?\"'",
            "a b c d e f g h i j k l m n o p",
            "🎵",
            "ー")) {
      SearchResult result = edition.search(query, 12);
      assertThat(result.hits().size()).isLessThanOrEqualTo(48);
    }
    assertThat(edition.search("a", -5).hits(Hit.Kind.TRALBUM)).hasSize(1);
    assertThat(edition.search("a", 1_000_000).hits(Hit.Kind.TRALBUM)).hasSizeLessThanOrEqualTo(12);
  }

  private static final Map<Hit, Set<String>> TERMS = new HashMap<>();

  private static List<Hit> oracle(List<String> asked, int ofEach) {
    List<String> whole = new ArrayList<>();
    asked.forEach(word -> whole.addAll(Words.asked(word)));
    String prefix = whole.removeLast();
    List<Hit> hits = new ArrayList<>();
    for (Hit.Kind kind : Hit.Kind.values()) {
      all.stream()
          .filter(hit -> hit.kind() == kind)
          .filter(hit -> {
            Set<String> terms = TERMS.computeIfAbsent(hit, SearchTerms::terms);
            return terms.containsAll(whole)
                && terms.stream().anyMatch(term -> term.startsWith(prefix));
          })
          .sorted(
              Comparator.comparing((Hit hit) ->
                      SearchTerms.names(hit).stream()
                          .noneMatch(name -> Words.of(name).equals(asked)))
                  .thenComparing(Comparator.comparingInt(Hit::count).reversed())
                  .thenComparing(Hit::name, SearchOrder::compare)
                  .thenComparing(Hit::key, SearchOrder::compare))
          .limit(ofEach)
          .forEach(hits::add);
    }
    return hits;
  }
}

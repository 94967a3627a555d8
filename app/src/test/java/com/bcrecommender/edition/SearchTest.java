package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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

  @BeforeAll
  static void write() {
    RandomContents written = new RandomContents(31, 300, 2000, 60);
    Editions editions = Editions.in(folder);
    edition = Edition.open(editions.folder(written.write(editions, RandomContents.PROVENANCE)));
    truth = written.in(edition);
  }

  @AfterAll
  static void close() {
    edition.close();
  }

  /// The plain way: look at each text. Words come from [Words], whose own rules [WordsTest] checks.
  @Test
  void tralbumsFoundAreThoseWithAllWordsMostActiveFirst() {
    Random random = new Random(7);
    int found = 0;
    for (int i = 0; i < 500; i++) {
      Card card = truth.cards.get(random.nextInt(truth.cards.size()));
      List<String> words = Words.of(card.title() + " " + card.artist());
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
      List<Integer> expected = oracle(asked);
      SearchResult result = edition.search(String.join(" ", asked), 20);
      List<Hit> hits = result.hits(Hit.Kind.TRALBUM);
      assertThat(hits.stream().map(Hit::activity).toList())
          .as("%s", asked)
          .isEqualTo(activities(expected, asked));
      assertThat(result.nearest()).isFalse();
      assertThat(expected).containsAll(hits.stream().map(Hit::id).toList());
      found += hits.size();
    }
    assertThat(found).isGreaterThan(5000);
  }

  @Test
  void eachKindIsFoundByItsOwnName() {
    for (Fan fan : truth.fans) {
      if (fan.username() != null) {
        assertThat(edition.search(fan.username(), 10).hits().getFirst())
            .isEqualTo(new Hit(Hit.Kind.FAN, fan.id(), fan.name(), fan.owned(), true));
      }
    }
    for (Tag tag : truth.tags) {
      assertThat(edition.search(tag.name().replace('-', ' '), 200).hits(Hit.Kind.TAG))
          .contains(new Hit(Hit.Kind.TAG, tag.id(), tag.name(), tag.count(), true));
    }
    assertThat(edition.search("øl", 5).hits(Hit.Kind.ARTIST).getFirst().label()).isEqualTo("Øl");
  }

  @Test
  void accentsCaseAndCompatibleLettersMakeNoDifference() {
    for (String query : List.of("lodz", "ŁÓDŹ", "Łódź", "lódz")) {
      assertThat(edition.search(query, 50).hits())
          .as(query)
          .isNotEmpty()
          .isEqualTo(edition.search("łódź", 50).hits());
    }
    assertThat(edition.search("goth", 5).hits(Hit.Kind.TRALBUM)).isNotEmpty();
    assertThat(edition.search("strasse", 5).hits(Hit.Kind.TRALBUM)).isNotEmpty();
    assertThat(edition.search("夜の音", 5).hits(Hit.Kind.TRALBUM)).isNotEmpty();
    assertThat(edition.search("の音", 5).hits(Hit.Kind.TRALBUM)).isNotEmpty();
    assertThat(edition.search("dont", 5).hits(Hit.Kind.TRALBUM)).isNotEmpty();
    assertThat(edition.search("!!!", 5).hits(Hit.Kind.TRALBUM)).isNotEmpty();
  }

  @Test
  void exactNamesComeFirstHoweverFewOwnThem() {
    List<Hit> hits = edition.search("sun", 200).hits(Hit.Kind.TRALBUM);
    int exact = (int) hits.stream().filter(Hit::exact).count();
    assertThat(exact).isPositive();
    assertThat(hits.subList(0, exact))
        .allMatch(hit -> Words.of(hit.label()).equals(List.of("sun")));
    assertThat(hits.subList(exact, hits.size()))
        .noneMatch(hit -> Words.of(hit.label()).equals(List.of("sun")));
    assertThat(hits.subList(exact, hits.size()))
        .isSortedAccordingTo(Comparator.comparingInt(Hit::activity).reversed());
  }

  @Test
  void keysAndAddressesLeadStraightThere() {
    Card card = truth.cards.stream().filter(c -> c.url() != null).findFirst().orElseThrow();
    for (String query : List.of(card.key(), card.url() + "?from=search", " " + card.url() + " ")) {
      Hit hit = edition.search(query, 10).hits().getFirst();
      assertThat(hit.kind()).isEqualTo(Hit.Kind.TRALBUM);
      assertThat(hit.id()).isEqualTo(card.id());
      assertThat(hit.exact()).isTrue();
    }
    Fan fan = truth.fans.stream().filter(f -> f.username() != null).findFirst().orElseThrow();
    for (String query :
        List.of(
            fan.key(),
            "https://bandcamp.com/" + fan.username() + "/wishlist",
            truth.fanAliases.get(fan.id()).getFirst())) {
      assertThat(edition.search(query, 10).hits().getFirst().id()).as(query).isEqualTo(fan.id());
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
    assertThat(dropped.dropped()).containsExactly("zzyzx");
    assertThat(dropped.hits()).isEqualTo(edition.search("ambient", 10).hits());
    SearchResult nothing = edition.search("qqqqqq", 10);
    assertThat(nothing.hits()).isEmpty();
    assertThat(nothing.dropped()).containsExactly("qqqqqq");
  }

  @Test
  void noQueryIsTooStrange() {
    for (String query :
        List.of(
            "",
            " ",
            "\u0000",
            "\ud800",
            "a".repeat(100_000),
            "/",
            "a/b/c",
            "x:",
            "\u0301",
            "%_*?\"'",
            "a b c d e f g h i j k l m n o p",
            "🎵",
            "ー")) {
      SearchResult result = edition.search(query, 10);
      assertThat(result.hits().size()).isLessThanOrEqualTo(41);
    }
    assertThat(edition.search("a", -5).hits(Hit.Kind.TRALBUM)).hasSize(1);
    assertThat(edition.search("a", 1_000_000).hits(Hit.Kind.TRALBUM).size())
        .isLessThanOrEqualTo(200);
  }

  private static final Map<Integer, Set<String>> TERMS = new HashMap<>();

  private static Set<String> terms(Card card) {
    Set<String> terms = new HashSet<>();
    Words.of(card.title()).forEach(word -> terms.addAll(Words.indexed(word)));
    Words.of(card.artist()).forEach(word -> terms.addAll(Words.indexed(word)));
    return terms;
  }

  private static List<Integer> oracle(List<String> asked) {
    List<Integer> ids = new ArrayList<>();
    for (Card card : truth.cards) {
      Set<String> terms = TERMS.computeIfAbsent(card.id(), id -> terms(card));
      boolean all = true;
      for (int i = 0; i < asked.size(); i++) {
        List<String> wanted = Words.asked(asked.get(i));
        for (int j = 0; j < wanted.size(); j++) {
          String term = wanted.get(j);
          boolean prefix = i == asked.size() - 1 && j == wanted.size() - 1;
          all &= prefix ? terms.stream().anyMatch(t -> t.startsWith(term)) : terms.contains(term);
        }
      }
      if (all) {
        ids.add(card.id());
      }
    }
    return ids;
  }

  /// Owners of what should be shown: exact titles first, then the rest, each by owners.
  private static List<Integer> activities(List<Integer> ids, List<String> asked) {
    Comparator<Card> exactFirst =
        Comparator.comparing((Card card) -> !Words.of(card.title()).equals(asked));
    return ids.stream()
        .map(truth.cards::get)
        .sorted(exactFirst.thenComparing(Comparator.comparingInt(Card::owners).reversed()))
        .limit(20)
        .map(Card::owners)
        .toList();
  }
}

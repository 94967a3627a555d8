package com.bcrecommender.edition;

import com.bcrecommender.edition.Hit.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Free text over everything in an edition, as docs/edition-format.md has it: one record of words
/// and one of lists are read, or two of words. The reader in the browser does the very same. For
/// several threads.
final class Search {
  /// The most hits of each kind.
  static final int MOST_HITS = SearchListsWriter.SHOWN;

  private static final int MOST_MEANT = 3;

  /// A beginning shorter than this is not proposed.
  private static final int SHORTEST_STEM = 3;

  /// A shorter beginning stands for too much to be looked through.
  private static final int SHORT_PREFIX = 2;

  /// Keys that may be words too: looked up where no word is like them.
  private static final Pattern NUMBERED = Pattern.compile("[atf][0-9]{3,10}");

  /// Keys that are no words: by address, by username, of another source.
  private static final Pattern KEY = Pattern.compile("[un]:\\S+|x:[^\\s:]+:.+");

  /// A host that ends in letters, then a path: no title is looked up as an address.
  private static final Pattern ADDRESS =
      Pattern.compile("(https?://)?[^/\\s]+\\.[a-zA-Z]{2,}/\\S*");

  private static final String FANS_AT = "bandcamp.com/";

  private final Edition edition;
  private final SearchTree tree;

  /// What was found for a driver, before the other words are looked for.
  private record Found(List<Hit> hits, boolean all) {}

  Search(Edition edition, SearchTree tree) {
    this.edition = edition;
    this.tree = tree;
  }

  SearchResult find(String query, int limit) {
    String text = SearchQuery.cut(query.strip());
    SearchQuery asked = SearchQuery.of(text);
    if (ADDRESS.matcher(text).matches()) {
      return directly(byAddress(text), SearchResult.nothing(asked.words(), List.of()));
    }
    if (KEY.matcher(text).matches()) {
      return directly(byKey(text), SearchResult.nothing(asked.words(), List.of()));
    }
    if (asked.words().isEmpty()) {
      return new SearchResult(List.of(), false, List.of(), false, false, List.of());
    }
    SearchResult found = find(asked, Math.clamp(limit, 1, MOST_HITS));
    return found.hits().isEmpty() && NUMBERED.matcher(text).matches()
        ? directly(byKey(text), found)
        : found;
  }

  private static SearchResult directly(Set<Hit> hits, SearchResult otherwise) {
    return hits.isEmpty()
        ? otherwise
        : new SearchResult(List.copyOf(hits), true, List.of(), false, false, List.of());
  }

  private Set<Hit> byKey(String text) {
    Set<Hit> hits = new LinkedHashSet<>();
    addTralbum(hits, edition.tralbumByKey(text));
    addFan(hits, edition.fanByKey(text));
    return hits;
  }

  private Set<Hit> byAddress(String text) {
    Set<Hit> hits = new LinkedHashSet<>();
    addTralbum(hits, edition.tralbumByUrl(text));
    if (hits.isEmpty()) {
      String address = KeyIndex.address(text);
      if (address.startsWith(FANS_AT)) {
        String username = address.substring(FANS_AT.length());
        int slash = username.indexOf('/');
        addFan(hits, edition.fanByUsername(slash < 0 ? username : username.substring(0, slash)));
      }
    }
    return hits;
  }

  private void addTralbum(Set<Hit> hits, int id) {
    if (id >= 0) {
      hits.add(Hit.of(edition.card(id)));
    }
  }

  private void addFan(Set<Hit> hits, int id) {
    if (id >= 0) {
      hits.add(Hit.of(edition.fan(id)));
    }
  }

  private SearchResult find(SearchQuery asked, int limit) {
    String prefix = asked.prefix();
    String driver = driver(asked);
    boolean asPrefix = driver.isEmpty();
    String term = asPrefix ? prefix : driver;
    SearchTree.Words words = tree.words(term);
    SearchQuery query = asked;
    if (words.words().stream()
        .noneMatch(w -> asPrefix ? w.term().startsWith(term) : w.term().equals(term))) {
      String near = nearest(term, words.words(), asPrefix);
      if (near.isEmpty()) {
        return SearchResult.nothing(asked.words(), meant(asked, term, words.words()));
      }
      query = asked.with(term, near);
      return answer(asked, query, lists(words, near, false), limit);
    }
    return answer(asked, query, lists(words, term, asPrefix), limit);
  }

  /// The term whose list is looked through for the others; empty where it is the last word, as a
  /// prefix.
  private String driver(SearchQuery query) {
    List<String> whole = query.whole();
    Comparator<String> byLength =
        Comparator.comparingInt((String term) -> term.codePointCount(0, term.length())).reversed();
    List<String> rare =
        whole.stream().filter(Predicate.not(tree::isFrequent)).sorted(byLength).toList();
    if (!rare.isEmpty()) {
      return rare.getFirst();
    }
    List<String> frequent = whole.stream().distinct().sorted(byLength).toList();
    if (frequent.size() > 1) {
      return SearchTerms.pair(frequent.get(0), frequent.get(1));
    }
    String prefix = query.prefix();
    if (frequent.isEmpty() || frequent.getFirst().equals(prefix)) {
      return "";
    }
    if (tree.isFrequent(prefix)) {
      return SearchTerms.pair(frequent.getFirst(), prefix);
    }
    return prefix.codePointCount(0, prefix.length()) <= SHORT_PREFIX ? frequent.getFirst() : "";
  }

  /// The most active term with one mistake less, empty where there is none.
  private static String nearest(String term, List<SearchWord> words, boolean asPrefix) {
    if (!Spelling.isForgiven(term)) {
      return "";
    }
    int[] asked = term.codePoints().toArray();
    String nearest = "";
    int weight = -1;
    for (SearchWord word : words) {
      if (word.weight() > weight
          && Spelling.isNear(asked, word.term().codePoints().toArray(), asPrefix)) {
        nearest = word.term();
        weight = word.weight();
      }
    }
    return nearest;
  }

  /// Queries with a word in the place of one that nothing has, which ends alike; or without it; or
  /// as much of its beginning as something has. Where nothing has two frequent words: each word
  /// alone.
  private List<String> meant(SearchQuery asked, String term, List<SearchWord> words) {
    if (term.startsWith(SearchTerms.PAIR)) {
      return asked.words().stream().distinct().limit(MOST_MEANT).toList();
    }
    List<String> meant = new ArrayList<>();
    if (Spelling.isForgiven(term) && asked.words().contains(term)) {
      int[] word = Spelling.reversed(term).codePoints().toArray();
      tree.ends(term).stream()
          .filter(end -> Spelling.isNear(word, end.term().codePoints().toArray(), false))
          .sorted(Comparator.comparing(SearchWord::weight, Comparator.reverseOrder()))
          .limit(MOST_MEANT)
          .map(end -> String.join(" ", asked.with(term, Spelling.reversed(end.term())).words()))
          .forEach(meant::add);
    }
    List<String> others =
        asked.words().stream().filter(word -> !Words.asked(word).contains(term)).toList();
    if (meant.isEmpty() && !others.isEmpty()) {
      meant.add(String.join(" ", others));
    }
    String stem = meant.isEmpty() ? stem(term, words) : "";
    if (!stem.isEmpty()) {
      meant.add(stem);
    }
    return meant;
  }

  /// As much of a term's beginning as a word has; empty where that is next to nothing.
  private static String stem(String term, List<SearchWord> words) {
    int longest = 0;
    for (SearchWord word : words) {
      int shared = 0;
      while (shared < Math.min(term.length(), word.term().length())
          && term.codePointAt(shared) == word.term().codePointAt(shared)) {
        shared = term.offsetByCodePoints(shared, 1);
      }
      longest = Math.max(longest, shared);
    }
    return term.codePointCount(0, longest) < SHORTEST_STEM ? "" : term.substring(0, longest);
  }

  private Found lists(SearchTree.Words words, String term, boolean asPrefix) {
    Map<Hit, Hit> hits = new LinkedHashMap<>();
    boolean all = true;
    SearchLists lists = tree.lists(words, term);
    boolean best = false;
    Map<Hit, Hit> ofTerms = new LinkedHashMap<>();
    while (lists.next()) {
      String of = lists.term().toString();
      boolean own = of.equals(term);
      if (own && lists.isOfPrefix()) {
        if (asPrefix) {
          best = true;
          lists.hits().forEach(hit -> hits.putIfAbsent(hit, hit));
        }
      } else if (!lists.isOfPrefix() && (own || (asPrefix && of.startsWith(term)))) {
        all &= lists.isAll();
        Map<Hit, Hit> into = own ? hits : ofTerms;
        lists.hits().forEach(hit -> into.putIfAbsent(hit, hit));
      }
    }
    if (!best) {
      ofTerms.keySet().forEach(hit -> hits.putIfAbsent(hit, hit));
    }
    List<Hit> shown = hits.keySet().stream().filter(edition::shows).toList();
    return new Found(shown, all && !best);
  }

  private SearchResult answer(SearchQuery asked, SearchQuery query, Found found, int limit) {
    boolean replaced = !query.equals(asked);
    boolean alone = query.words().size() == 1;
    List<Hit> hits =
        found.hits().stream().filter(hit -> query.isIn(SearchTerms.terms(hit))).toList();
    boolean nearest = replaced;
    if (hits.isEmpty()) {
      nearest = true;
      Map<Hit, Integer> near = new HashMap<>();
      for (Hit hit : found.hits()) {
        near.put(hit, query.near(SearchTerms.words(hit), SearchTerms.terms(hit)));
      }
      int most = near.values().stream().mapToInt(n -> n).max().orElse(0);
      hits = found.hits().stream().filter(hit -> near.getOrDefault(hit, 0) == most).toList();
    }
    boolean part = !found.all() && !alone;
    return new SearchResult(
        best(hits, query, limit), false, query.words(), nearest, part, List.of());
  }

  /// Exact names first, then the most active; of each kind no more than the limit.
  private static List<Hit> best(List<Hit> hits, SearchQuery query, int limit) {
    List<Hit> best = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      hits.stream()
          .filter(hit -> hit.kind() == kind)
          .sorted(
              Comparator.comparing((Hit hit) -> !SearchTerms.isNamed(hit, query.words()))
                  .thenComparing(SearchOrder.WITHIN_KIND))
          .limit(limit)
          .forEach(best::add);
    }
    return best;
  }
}

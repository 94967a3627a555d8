package com.bcrecommender.edition;

import com.bcrecommender.edition.Hit.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// Free text over everything in an edition. For several threads.
final class Search {
  /// A longer query is cut: nobody types it, and each word costs a look-up.
  private static final int LONGEST_QUERY = 200;

  private static final int MOST_WORDS = 12;
  private static final int MOST_HITS = 200;

  /// A word is not shortened below this while the nearest is looked for.
  private static final int SHORTEST_STEM = 3;

  private static final Pattern KEY = Pattern.compile("[atf][0-9]{1,10}|[unx]:.+");
  private static final String FANS_AT = "bandcamp.com/";
  private static final Comparator<Hit> BEST_FIRST =
      Comparator.comparing(Hit::exact)
          .thenComparingInt(Hit::activity)
          .reversed()
          .thenComparing(Hit::kind)
          .thenComparingInt(Hit::id);

  private final Edition edition;
  private final Map<Kind, SearchIndex> indexes;

  Search(Edition edition, Map<Kind, SearchIndex> indexes) {
    this.edition = edition;
    this.indexes = indexes;
  }

  SearchResult find(String query, int limit) {
    String text = query.strip();
    text = text.substring(0, Math.min(text.length(), LONGEST_QUERY));
    int most = Math.clamp(limit, 1, MOST_HITS);
    Set<Hit> direct = direct(text);
    List<String> words = Words.of(text);
    if (words.size() > MOST_WORDS) {
      words = words.subList(0, MOST_WORDS);
    }
    if (words.isEmpty()) {
      return new SearchResult(List.copyOf(direct), List.of(), List.of(), false);
    }
    Set<Hit> hits = new LinkedHashSet<>(direct);
    hits.addAll(all(words, most));
    return hits.isEmpty()
        ? nearest(words, most)
        : new SearchResult(List.copyOf(hits), words, List.of(), false);
  }

  /// What a key or an address leads to.
  private Set<Hit> direct(String text) {
    Set<Hit> hits = new LinkedHashSet<>();
    if (KEY.matcher(text).matches()) {
      add(hits, Kind.TRALBUM, edition.tralbumByKey(text));
      add(hits, Kind.FAN, edition.fanByKey(text));
    }
    if (text.indexOf('/') > 0) {
      add(hits, Kind.TRALBUM, edition.tralbumByUrl(text));
      String address = KeyIndex.address(text);
      if (address.startsWith(FANS_AT)) {
        String username = address.substring(FANS_AT.length());
        int slash = username.indexOf('/');
        add(
            hits,
            Kind.FAN,
            edition.fanByUsername(slash < 0 ? username : username.substring(0, slash)));
      }
    }
    return hits;
  }

  private void add(Set<Hit> hits, Kind kind, int id) {
    if (id >= 0) {
      hits.add(hit(kind, id, true));
    }
  }

  private List<Hit> all(List<String> words, int limit) {
    List<Hit> hits = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      SearchIndex index = index(kind);
      int[] named = index.named(words, limit);
      for (int rank : named) {
        hits.add(hit(kind, index.id(rank), true));
      }
      int left = limit - named.length;
      for (int rank : index.find(words, limit)) {
        if (left > 0 && !SearchIndex.contains(named, rank)) {
          hits.add(hit(kind, index.id(rank), false));
          left--;
        }
      }
    }
    hits.sort(BEST_FIRST);
    return hits;
  }

  /// Nothing has all the words. Words that nothing has are replaced by the nearest in spelling, or
  /// else by as much of their beginning as something has; then words are dropped, as few as
  /// possible, later ones first.
  private SearchResult nearest(List<String> words, int limit) {
    List<String> known = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    for (String word : words) {
      String near = has(word) ? word : spelling(word);
      near = near.isEmpty() ? stem(word) : near;
      if (near.isEmpty()) {
        dropped.add(word);
      } else {
        known.add(near);
      }
    }
    while (!known.isEmpty()) {
      List<Hit> hits = all(known, limit);
      if (!hits.isEmpty()) {
        return new SearchResult(hits, known, dropped, true);
      }
      for (int i = known.size() - 1; i >= 0 && known.size() > 1; i--) {
        List<String> fewer = new ArrayList<>(known);
        String left = fewer.remove(i);
        hits = all(fewer, limit);
        if (!hits.isEmpty()) {
          dropped.add(left);
          return new SearchResult(hits, fewer, dropped, true);
        }
      }
      dropped.add(known.removeLast());
    }
    return new SearchResult(List.of(), List.of(), words, true);
  }

  private String spelling(String word) {
    NearestTerm nearest = new NearestTerm(word);
    if (!Words.isCjk(word)) {
      indexes.values().forEach(index -> index.offerTo(nearest, word));
    }
    return nearest.term();
  }

  /// As much of the word's beginning as anything has; empty where that is next to nothing.
  private String stem(String word) {
    for (int end = word.length(); end >= SHORTEST_STEM; end = word.offsetByCodePoints(end, -1)) {
      if (has(word.substring(0, end))) {
        return word.substring(0, end);
      }
    }
    return "";
  }

  private boolean has(String word) {
    return indexes.values().stream().anyMatch(index -> index.has(word));
  }

  private Hit hit(Kind kind, int id, boolean exact) {
    return switch (kind) {
      case TRALBUM -> {
        Card card = edition.card(id);
        String label = card.title().isEmpty() ? card.key() : card.title();
        yield new Hit(kind, id, label, card.owners(), exact);
      }
      case ARTIST -> {
        Artist artist = edition.artist(id);
        yield new Hit(kind, id, artist.name(), artist.activity(), exact);
      }
      case TAG -> {
        Tag tag = edition.tag(id);
        yield new Hit(kind, id, tag.name(), tag.count(), exact);
      }
      case FAN -> {
        Fan fan = edition.fan(id);
        yield new Hit(kind, id, fan.name(), fan.owned(), exact);
      }
    };
  }

  private SearchIndex index(Kind kind) {
    return Objects.requireNonNull(indexes.get(kind));
  }
}

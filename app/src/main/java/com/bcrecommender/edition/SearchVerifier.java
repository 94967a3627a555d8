package com.bcrecommender.edition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Verifies the search tables: terms ascend and lie within their borders, directories name the
/// shards that are there, lists are in order, and what is listed is what the edition holds: the
/// terms of all tralbums, artists, tags and fans are hashed and summed, and so are the lists; the
/// two sums must be equal. Frequent terms, whose lists end early, are left out of both. A share has
/// some of what is on either side of a sum, so what they differ by is what it tells. Costs a look
/// at the words of everything.
final class SearchVerifier {
  private final Tables tables;
  private final Map<TableKind, PackedShards> packed;
  private final Failures failures;
  private final Tally tally;
  private final Share share;
  private final SearchTree tree;
  private long expected;
  private long found;
  private byte[] before = {};
  private final RecordBuffer item = new RecordBuffer();

  /// Sums of the hashes of words that are forgiven, by the words and by the ends.
  private long forgiven;

  private long reversed;

  /// @param packed the entries of each table's shards, which are compared with their bytes
  SearchVerifier(
      Tables tables,
      Map<TableKind, PackedShards> packed,
      Failures failures,
      Tally tally,
      Share share) {
    this.tables = tables;
    this.packed = packed;
    this.failures = failures;
    this.tally = tally;
    this.share = share;
    this.tree = new SearchTree(tables);
  }

  void run() {
    if (share.has(TableKind.SEARCH_ROOT)) {
      directory(tree.wordsDirectory(), 0, TableKind.SEARCH_WORDS);
      directory(tree.endsDirectory(), 0, TableKind.SEARCH_ENDS);
    }
    words();
    ends();
    SearchHits.each(tables, share, this::expect);
    tally.differ(
        "%s: its words are not those of %s"
            .formatted(TableKind.SEARCH_ENDS.file(), TableKind.SEARCH_WORDS.file()),
        forgiven - reversed);
    tally.differ(
        "%s: the lists are not those of what the edition holds"
            .formatted(TableKind.SEARCH_LISTS.file()),
        expected - found);
  }

  private void words() {
    PackedTable words = tables.table(TableKind.SEARCH_WORDS);
    Pieces.Range own = share.of(words.count());
    int lists = 0;
    if (own.first() > 0) {
      SearchTree.Words last = SearchTree.Words.read(words.record(own.first() - 1));
      lists = last.first() + last.lists().size();
      before = lastTerm(lists);
    }
    for (int record = own.first(); record < own.end(); record++) {
      RecordReader in = words.record(record);
      SearchTree.Words of = SearchTree.Words.read(in);
      ended(TableKind.SEARCH_WORDS, record, in);
      directory(of.lists(), of.first(), TableKind.SEARCH_LISTS);
      if (of.first() != lists
          || of.lists().size() == 0
          || !Arrays.equals(
              of.lists().borders().getFirst(), tree.wordsDirectory().borders().get(record))) {
        failures.add(
            "%s: record %d does not follow the one before"
                .formatted(TableKind.SEARCH_WORDS.file(), record));
        return;
      }
      Map<String, Integer> terms = new HashMap<>();
      for (int i = 0; i < of.lists().size(); i++) {
        lists(lists++, of.lists(), i, terms);
      }
      Map<String, Integer> named = new HashMap<>();
      of.words().forEach(word -> named.put(word.term(), word.weight()));
      failures.unless(
          terms.equals(named) && ascends(of.words()),
          () ->
              "%s: the words of a record are not those of its lists"
                  .formatted(TableKind.SEARCH_WORDS.file()));
      forgiven(of.words());
    }
    failures.unless(
        own.end() < words.count() || lists == tables.table(TableKind.SEARCH_LISTS).count(),
        () -> "%s: not all records are named".formatted(TableKind.SEARCH_LISTS.file()));
  }

  /// The last term before a record of lists, which another share looks at.
  private byte[] lastTerm(int end) {
    byte[] last = {};
    for (int record = end - 1; record >= 0 && last.length == 0; record--) {
      SearchLists lists = new SearchLists(tables.table(TableKind.SEARCH_LISTS).record(record));
      while (lists.next()) {
        last = lists.term().bytes();
      }
    }
    return last;
  }

  private void directory(SearchDirectory directory, int first, TableKind kind) {
    ShardIndex there = Objects.requireNonNull(packed.get(kind)).index();
    ShardIndex named = new ShardIndex(directory.entries());
    for (int i = 0; i < directory.size(); i++) {
      if (!there.has(first + i, named, i)) {
        failures.add(
            "%s: shard %d is not the one that the search names".formatted(kind.file(), first + i));
      }
    }
    boolean ascends =
        directory.size() == 0 || first > 0 || directory.borders().getFirst().length == 0;
    for (int i = 1; i < directory.size(); i++) {
      ascends &=
          Arrays.compareUnsigned(directory.borders().get(i - 1), directory.borders().get(i)) < 0;
    }
    failures.unless(ascends, () -> "%s: borders are out of order".formatted(kind.file()));
  }

  private void lists(int record, SearchDirectory directory, int at, Map<String, Integer> terms) {
    String file = TableKind.SEARCH_LISTS.file();
    RecordReader in = tables.table(TableKind.SEARCH_LISTS).record(record);
    SearchLists lists = new SearchLists(in);
    boolean prefixBefore = true;
    while (lists.next()) {
      byte[] term = lists.term().bytes();
      int comparison = Arrays.compareUnsigned(before, term);
      boolean follows = comparison < 0 || (comparison == 0 && lists.isOfPrefix() && !prefixBefore);
      failures.unless(
          follows && directory.of(term) >= at,
          () -> "%s: a term of record %d is out of order".formatted(file, record));
      before = term;
      prefixBefore = lists.isOfPrefix();
      String text = new String(term, StandardCharsets.UTF_8);
      boolean ofPrefix = lists.isOfPrefix();
      boolean counts = !ofPrefix && !tree.isFrequent(text) && !text.startsWith(SearchTerms.PAIR);
      long ofTerm = RecordReader.hash(term, 0, term.length);
      List<HitSpan> spans = lists.spans();
      failures.unless(
          inOrder(spans, in),
          () -> "%s: a list of record %d is out of order".formatted(file, record));
      for (HitSpan span : spans) {
        if (counts) {
          found += mix(ofTerm ^ mix(in.hash(span.from(), span.to())));
          continue;
        }
        // These are not in the sum, so it does not tell that they can be read.
        Hit hit = span.read(in);
        if (ofPrefix && !begins(hit, text)) {
          failures.add(
              "%s: record %d lists what does not begin with “%s”".formatted(file, record, text));
        }
      }
      if (ofPrefix) {
        continue;
      }
      terms.put(text, SearchWord.weight(spans.stream().mapToInt(HitSpan::count).max().orElse(0)));
      failures.unless(
          text.startsWith(SearchTerms.PAIR) || tree.isFrequent(text) != lists.isAll(),
          () -> "%s: “%s” is frequent or not".formatted(file, text));
    }
  }

  private static boolean begins(Hit hit, String prefix) {
    for (String term : SearchTerms.terms(hit)) {
      if (term.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean inOrder(List<HitSpan> spans, RecordReader in) {
    for (int i = 1; i < spans.size(); i++) {
      if (!spans.get(i - 1).isBefore(spans.get(i), in)) {
        return false;
      }
    }
    return true;
  }

  private static boolean ascends(List<SearchWord> words) {
    for (int i = 1; i < words.size(); i++) {
      if (SearchOrder.compare(words.get(i - 1).term(), words.get(i).term()) >= 0) {
        return false;
      }
    }
    return true;
  }

  private void forgiven(List<SearchWord> words) {
    for (SearchWord word : words) {
      if (Spelling.isForgiven(word.term())) {
        forgiven += mix(word.term().hashCode() * 31L + word.weight());
      }
    }
  }

  private void ends() {
    PackedTable ends = tables.table(TableKind.SEARCH_ENDS);
    Pieces.Range own = share.of(ends.count());
    String before = lastEnd(ends, own.first());
    for (int record = own.first(); record < own.end(); record++) {
      RecordReader in = ends.record(record);
      for (SearchWord end : SearchWord.read(in)) {
        int at = tree.endsDirectory().of(end.term().getBytes(StandardCharsets.UTF_8));
        if (SearchOrder.compare(before, end.term()) >= 0 || at != record) {
          failures.add(
              "%s: a word of record %d is out of order"
                  .formatted(TableKind.SEARCH_ENDS.file(), record));
        }
        before = end.term();
        reversed += mix(Spelling.reversed(end.term()).hashCode() * 31L + end.weight());
      }
      ended(TableKind.SEARCH_ENDS, record, in);
    }
  }

  /// The last word before a record, which another share looks at.
  private static String lastEnd(PackedTable ends, int end) {
    for (int record = end - 1; record >= 0; record--) {
      List<SearchWord> words = SearchWord.read(ends.record(record));
      if (!words.isEmpty()) {
        return words.getLast().term();
      }
    }
    return "";
  }

  private void ended(TableKind kind, int record, RecordReader in) {
    failures.unless(
        in.atEnd(),
        () -> "%s: record %d is longer than what it holds".formatted(kind.file(), record));
  }

  private void expect(Hit hit) {
    item.clear();
    HitCodec.write(hit, item);
    long hash = mix(RecordReader.hash(item.bytes(), 0, item.size()));
    for (String term : SearchTerms.terms(hit)) {
      if (!tree.isFrequent(term)) {
        byte[] utf8 = SearchTerms.utf8(term);
        expected += mix(RecordReader.hash(utf8, 0, utf8.length) ^ hash);
      }
    }
  }

  /// Spreads the bits of a number (the finaliser of splitmix64, G. Steele and others, Fast
  /// splittable pseudorandom number generators, 2014).
  private static long mix(long n) {
    long a = (n + 0x9e3779b97f4a7c15L) ^ n >>> 30;
    a *= 0xbf58476d1ce4e5b9L;
    a = (a ^ a >>> 27) * 0x94d049bb133111ebL;
    return a ^ a >>> 31;
  }
}

package com.bcrecommender.edition;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The search tables of an edition: from the root over words to lists. For several threads.
final class SearchTree {
  /// A record of words.
  ///
  /// @param first number of the first record of lists that it leads to
  /// @param lists the borders of these
  /// @param words all terms of these
  record Words(int first, SearchDirectory lists, List<SearchWord> words) {
    static Words read(RecordReader in) {
      return new Words(in.varint(), SearchDirectory.read(in), SearchWord.read(in));
    }
  }

  private final PackedTable words;
  private final PackedTable ends;
  private final PackedTable lists;
  private final Set<String> frequent = new HashSet<>();
  private final SearchDirectory wordsDirectory;
  private final SearchDirectory endsDirectory;

  SearchTree(Tables tables) {
    words = tables.table(TableKind.SEARCH_WORDS);
    ends = tables.table(TableKind.SEARCH_ENDS);
    lists = tables.table(TableKind.SEARCH_LISTS);
    RecordReader in = tables.table(TableKind.SEARCH_ROOT).record(0);
    int count = in.length();
    TermCursor cursor = new TermCursor(in);
    for (int i = 0; i < count; i++) {
      cursor.next();
      frequent.add(cursor.toString());
    }
    wordsDirectory = SearchDirectory.read(in);
    endsDirectory = SearchDirectory.read(in);
    if (!in.atEnd()) {
      throw in.corrupt("it is longer than what it holds");
    }
  }

  SearchDirectory wordsDirectory() {
    return wordsDirectory;
  }

  SearchDirectory endsDirectory() {
    return endsDirectory;
  }

  /// Whether a term's own list ends before all that have it.
  boolean isFrequent(String term) {
    return frequent.contains(term);
  }

  /// The record of words where a term or prefix would be.
  Words words(String term) {
    int at = wordsDirectory.of(term.getBytes(StandardCharsets.UTF_8));
    return at < 0
        ? new Words(0, new SearchDirectory(List.of(), new byte[0]), List.of())
        : Words.read(words.record(at));
  }

  /// The words whose ends are near those of a word, each reversed.
  List<SearchWord> ends(String word) {
    int at = endsDirectory.of(Spelling.reversed(word).getBytes(StandardCharsets.UTF_8));
    return at < 0 ? List.of() : SearchWord.read(ends.record(at));
  }

  /// The record of lists where a term or prefix would be.
  SearchLists lists(Words words, String term) {
    return new SearchLists(
        lists.record(words.first() + words.lists().of(term.getBytes(StandardCharsets.UTF_8))));
  }
}

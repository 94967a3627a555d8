package com.bcrecommender.edition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes what leads to the records of lists: words with the way to them, ends of words, and the
/// root, from the terms of one record after another. Memory: 28 bytes and its letters for each word
/// whose mistakes are forgiven, 20 for each record of lists. Not for several threads.
final class SearchWordsWriter implements AutoCloseable {
  /// Decompressed bytes of a record of words; about two fifths are left.
  private static final int WORDS_BYTES = 18_000;

  /// Likewise of ends. The more are together, the more mistakes in a word's beginning are found.
  private static final int ENDS_BYTES = 80_000;

  private final Path folder;
  private final SizedTable table;
  private final List<byte[]> borders = new ArrayList<>();
  private final List<byte[]> frequent = new ArrayList<>();
  private final TermPool reversed = new TermPool();
  private final RecordBuffer weights = new RecordBuffer();
  private byte[] last = {};
  private int records;

  // The record of words in the making: the first of its records of lists, where these begin and
  // are, and their words.
  private int first;
  private final List<byte[]> listBorders = new ArrayList<>();
  private final RecordBuffer listEntries = new RecordBuffer();
  private final RecordBuffer words = new RecordBuffer();
  private byte[] before = {};
  private int count;

  SearchWordsWriter(Path folder) throws IOException {
    this.folder = folder;
    table = new SizedTable(folder, TableKind.SEARCH_WORDS);
  }

  /// Adds the next record of lists.
  ///
  /// @param terms of it, at least one
  /// @param entries of shards of lists in the index
  /// @param shard whose entry among these is the record's
  void add(List<ListedTerm> terms, byte[] entries, int shard) throws IOException {
    int size = words.size();
    // No record is longer than that, but for one that has the terms of one record of lists alone.
    if (addWords(terms) > WORDS_BYTES && !listBorders.isEmpty()) {
      words.cut(size);
      flush();
      addWords(terms);
    }
    // As few bytes of the first term as set it apart from the term before, so that a prefix of it
    // lies in the record of the terms that have it.
    listBorders.add(records == 0 ? new byte[0] : border(last, terms.getFirst().term()));
    listEntries.bytes(entries, shard * ShardIndex.ENTRY, ShardIndex.ENTRY);
    count += terms.size();
    last = terms.getLast().term();
    before = last;
    records++;
    terms.forEach(this::note);
  }

  private int addWords(List<ListedTerm> terms) {
    byte[] previous = before;
    for (ListedTerm of : terms) {
      TermCursor.write(previous, of.term(), words);
      words.put(of.weight());
      previous = of.term();
    }
    return words.size();
  }

  private static byte[] border(byte[] before, byte[] term) {
    return Arrays.copyOf(term, SearchTerms.shared(before, term) + 1);
  }

  private void note(ListedTerm of) {
    if (of.frequent() && !SearchTerms.isPair(of.term())) {
      frequent.add(of.term());
    }
    String term = SearchTerms.text(of.term());
    if (Spelling.isForgiven(term)) {
      // No two words are the same from behind, so each gets the next number.
      reversed.add(Spelling.reversed(term));
      weights.put(of.weight());
    }
  }

  /// Writes the record of words in the making.
  private void flush() throws IOException {
    if (listBorders.isEmpty()) {
      return;
    }
    RecordBuffer record = new RecordBuffer().varint(first);
    new SearchDirectory(listBorders, listEntries.toBytes()).write(record);
    record.varint(count).bytes(words.bytes(), 0, words.size());
    table.add(record);
    borders.add(listBorders.getFirst());
    first = records;
    listBorders.clear();
    listEntries.clear();
    words.clear();
    before = new byte[0];
    count = 0;
  }

  /// Writes the rest.
  ///
  /// @return the tables of words, of ends, and of the root
  List<PackedShards> finish() throws IOException {
    flush();
    PackedShards all = table.finish();
    List<byte[]> bordersOfEnds = new ArrayList<>();
    PackedShards ends = ends(bordersOfEnds);
    try (SizedTable out = new SizedTable(folder, TableKind.SEARCH_ROOT)) {
      RecordBuffer root = new RecordBuffer().varint(frequent.size());
      byte[] previous = {};
      for (byte[] term : frequent) {
        TermCursor.write(previous, term, root);
        previous = term;
      }
      new SearchDirectory(borders, all.entries()).write(root);
      new SearchDirectory(bordersOfEnds, ends.entries()).write(root);
      out.add(root);
      return List.of(all, ends, out.finish());
    }
  }

  /// Words whose mistakes are forgiven, by their ends.
  private PackedShards ends(List<byte[]> bordersOfEnds) throws IOException {
    try (SizedTable out = new SizedTable(folder, TableKind.SEARCH_ENDS)) {
      RecordBuffer list = new RecordBuffer();
      byte[] previous = {};
      int size = 0;
      for (int word : reversed.sorted()) {
        byte[] term = reversed.utf8(word);
        if (list.size() >= ENDS_BYTES || size == 0) {
          end(out, size, list);
          bordersOfEnds.add(bordersOfEnds.isEmpty() ? new byte[0] : border(previous, term));
          previous = new byte[0];
          size = 0;
        }
        TermCursor.write(previous, term, list);
        list.put(weights.bytes()[word]);
        previous = term;
        size++;
      }
      end(out, size, list);
      return out.finish();
    }
  }

  private static void end(SizedTable out, int count, RecordBuffer list) throws IOException {
    if (count > 0) {
      RecordBuffer record = new RecordBuffer().varint(count);
      out.add(record.bytes(list.bytes(), 0, list.size()));
      list.clear();
    }
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}

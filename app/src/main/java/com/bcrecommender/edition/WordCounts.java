package com.bcrecommender.edition;

import com.bcrecommender.edition.Hit.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How much of each kind has a word. Memory: 44 bytes and its letters for each word. Not for
/// several threads.
final class WordCounts {
  private static final Kind[] KINDS = Kind.values();

  private final TermPool words = new TermPool();

  /// By the word's number and the kind.
  private int[] counts = new int[KINDS.length << 10];

  void add(Hit hit) {
    for (String word : SearchTerms.terms(hit)) {
      // In two steps: the array may be another one afterwards.
      int place = place(word);
      counts[place + hit.kind().code()]++;
    }
  }

  private int place(String word) {
    int place = words.add(word) * KINDS.length;
    if (place == counts.length) {
      counts = Arrays.copyOf(counts, counts.length * 2);
    }
    return place;
  }

  /// All of it in so many pieces, each with other words, whoever counted them.
  List<byte[]> pieces(int count) {
    RecordBuffer[] pieces = new RecordBuffer[count];
    Arrays.setAll(pieces, _ -> new RecordBuffer());
    for (int word = 0; word < words.size(); word++) {
      byte[] utf8 = words.utf8(word);
      long hash = RecordReader.hash(utf8, 0, utf8.length);
      RecordBuffer piece = pieces[(int) Long.remainderUnsigned(hash, count)];
      piece.varint(utf8.length).bytes(utf8, 0, utf8.length);
      for (int kind = 0; kind < KINDS.length; kind++) {
        piece.varint(counts[word * KINDS.length + kind]);
      }
    }
    return Arrays.stream(pieces).map(RecordBuffer::toBytes).toList();
  }

  /// Adds what a piece has.
  void add(byte[] piece) {
    RecordReader in = RecordReader.of("counts of words on their way", piece);
    while (!in.atEnd()) {
      int place = place(in.string());
      for (int kind = 0; kind < KINDS.length; kind++) {
        counts[place + kind] += in.varint();
      }
    }
  }

  /// The words that more have than lists show.
  List<byte[]> frequent() {
    List<byte[]> frequent = new ArrayList<>();
    for (int word = 0; word < words.size(); word++) {
      for (Kind kind : KINDS) {
        if (counts[word * KINDS.length + kind.code()] > SearchPostings.most(kind)) {
          frequent.add(words.utf8(word));
          break;
        }
      }
    }
    return frequent;
  }

  /// The words that begin a section.
  List<byte[]> begins() {
    List<byte[]> begins = new ArrayList<>();
    for (int word = 0; word < words.size(); word++) {
      byte[] utf8 = words.utf8(word);
      if (SearchSections.begins(utf8)) {
        begins.add(utf8);
      }
    }
    return begins;
  }
}

package com.bcrecommender.edition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The search index packed by many tasks: the same bytes as [SearchWriter] writes. What can be
/// found is cut into shares, and terms into ranges ([SearchRanges]), as many as there are tasks:
///
/// | | tasks | does |
/// |---|---|---|
/// | [#words] | a share each | counts words, and sends the counts to [#frequent] |
/// | [#frequent] | some words each | says which are frequent, and which begin a section |
/// | [#send] | a share each | sends what can be found to the ranges of its terms |
/// | [#lists] | a range each | packs the range's lists |
///
/// [EditionParts#finish] packs what leads to the lists. Memory: a share ([SearchShare]), or what is
/// sent to a range ([SearchRange]). For several threads.
public final class SearchParts {
  private final PartStore store;
  private final int tasks;
  private @Nullable SearchCuts cuts;

  /// @param tasks into as many shares, and as many ranges, the work is cut
  public SearchParts(PartStore store, int tasks) {
    this.store = store;
    this.tasks = tasks;
  }

  /// Counts the words of a share.
  ///
  /// @param tables that have tralbums, artists, tags and fans
  /// @return a piece for each task
  public List<byte[]> words(int share, PartTables tables) {
    WordCounts counts = new WordCounts();
    SearchHits.each(tables.tables(), new Share(share, tasks), counts::add);
    return counts.pieces(tasks);
  }

  /// Leaves what follows from the counts of some words.
  ///
  /// @param pieces what [#words] gave for the task, of all shares, in any order
  public void frequent(int task, Iterator<byte[]> pieces) throws IOException {
    WordCounts counts = new WordCounts();
    pieces.forEachRemaining(counts::add);
    SearchCuts.write(counts, task, store);
  }

  /// What the tasks of [#frequent] have left, read once.
  private synchronized SearchCuts cuts() throws IOException {
    SearchCuts known = cuts;
    if (known == null) {
      known = SearchCuts.read(store, tasks);
      cuts = known;
    }
    return known;
  }

  /// Cuts a share.
  ///
  /// @return a piece for each range
  public List<byte[]> send(int share, PartTables tables) throws IOException {
    SearchShare sent = new SearchShare(cuts());
    SearchHits.each(tables.tables(), new Share(share, tasks), sent::add);
    return sent.pieces();
  }

  /// Packs the lists of a range.
  ///
  /// @param pieces what [#send] gave for it, of all shares, in any order
  /// @param folder of this machine, empty
  public PackedPart lists(int range, Iterator<byte[]> pieces, Path folder) throws IOException {
    SearchListsWriter lists = new SearchRange(pieces).writer(cuts().ranges(), range);
    PackedShards shards = lists.write(folder);
    RecordBuffer terms = new RecordBuffer().varint(lists.records());
    for (int record = 0; record < lists.records(); record++) {
      ListedTerm.write(lists.terms(record), terms);
    }
    store.write(file(range), terms.toBytes());
    return new PackedPart(List.of(PackedPart.Piece.left(range, shards, folder, store)), Map.of());
  }

  private static String file(int range) {
    return "search-terms-%05d".formatted(range);
  }

  /// Packs what leads to the lists of so many ranges.
  ///
  /// @param packing that knows the table of lists
  static void words(PartStore store, int ranges, Packing packing) throws IOException {
    byte[] entries = packing.of(TableKind.SEARCH_LISTS).entries();
    try (SearchWordsWriter words = new SearchWordsWriter(packing.folder())) {
      int shard = 0;
      for (int range = 0; range < ranges; range++) {
        RecordReader in = RecordReader.of(file(range), store.read(file(range)));
        for (int left = in.varint(); left > 0; left--) {
          words.add(ListedTerm.read(in), entries, shard++);
        }
      }
      words.finish().forEach(packing::add);
    }
  }
}

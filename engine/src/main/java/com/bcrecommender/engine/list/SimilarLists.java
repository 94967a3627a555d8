package com.bcrecommender.engine.list;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.model.Model;

/// For each tralbum of a snapshot those most similar to it, in the order of ids. The reason of each
/// entry is the tralbum itself, with the fans who own both. The same for any number of threads.
public final class SimilarLists {
  private final Model model;
  private final Snapshot snapshot;
  private int length = 50;
  private int threads = Runtime.getRuntime().availableProcessors();
  private boolean fill = true;
  private int first;
  private int end;
  private int perArtist = ListMaker.PER_ARTIST;

  public SimilarLists(Model model, Snapshot snapshot) {
    this.model = model;
    this.snapshot = snapshot;
    end = snapshot.tralbums();
  }

  /// Entries per list, 50 unless set; at most 65,534.
  public SimilarLists length(int entries) {
    length = entries;
    return this;
  }

  /// As many as there are processors unless set.
  public SimilarLists threads(int number) {
    threads = number;
    return this;
  }

  /// Whether lists that the model cannot fill are filled by tags, which they are unless set.
  public SimilarLists fill(boolean byTags) {
    fill = byTags;
    return this;
  }

  /// The most entries of one artist in a list, [ListMaker#PER_ARTIST] unless set; 0 for no limit.
  public SimilarLists perArtist(int entries) {
    perArtist = entries;
    return this;
  }

  /// Only the lists of some ids in a row; those of all unless set.
  ///
  /// @param from the first tralbum
  /// @param after the one after the last
  public SimilarLists of(int from, int after) {
    first = from;
    end = after;
    return this;
  }

  /// Makes all lists.
  public ListCounts forEach(ListSink sink) {
    ListMaker.Shared shared = new ListMaker.Shared(model, snapshot, fill, perArtist);
    return ListRun.run(
        first,
        end,
        length,
        threads,
        () -> {
          ListMaker maker = new ListMaker(shared, length);
          return new ListRun.Maker() {
            @Override
            public RankedList newList() {
              return maker.newList();
            }

            @Override
            public void expect(int first, int count) {
              maker.expectSimilar(first, count);
            }

            @Override
            public void make(int tralbum, RankedList into) {
              maker.similarTo(tralbum, into);
            }
          };
        },
        sink);
  }
}

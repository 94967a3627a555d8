package com.bcrecommender.engine.list;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.model.Model;

/// For each tralbum of a snapshot those most similar to it, in the order of ids. The reason of each
/// entry is the tralbum itself, with the fans who own both. The same for any number of threads.
public final class SimilarLists {
  private final Model model;
  private final ListRules rules;
  private int length = 50;
  private int threads = Runtime.getRuntime().availableProcessors();
  private int first;
  private int end;

  public SimilarLists(Model model, Snapshot snapshot) {
    this(model, new ListRules(snapshot));
  }

  /// Lists by rules that others may share.
  public SimilarLists(Model model, ListRules rules) {
    this.model = model;
    this.rules = rules;
    end = rules.snapshot().tralbums();
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
    return ListRun.run(
        first,
        end,
        length,
        threads,
        () -> {
          ListMaker maker = new ListMaker(model, rules, length);
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

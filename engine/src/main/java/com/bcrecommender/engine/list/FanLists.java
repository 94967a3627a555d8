package com.bcrecommender.engine.list;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.Histories;
import com.bcrecommender.engine.model.Model;

/// The lists of all fans of a snapshot, in the order of their ids. Everything a fan has is left
/// out, wishes too. The same for any number of threads.
///
/// Cost with item neighbours: twice the neighbours of all preferences, for the scores and for the
/// evidence. Memory: about 20 bytes a tralbum and thread, and a few blocks of 256 lists.
public final class FanLists {
  private final Model model;
  private final ListRules rules;
  private int length = 100;
  private int threads = Runtime.getRuntime().availableProcessors();
  private int first;
  private int end;

  public FanLists(Model model, Snapshot snapshot) {
    this(model, new ListRules(snapshot));
  }

  /// Lists by rules that others may share.
  public FanLists(Model model, ListRules rules) {
    this.model = model;
    this.rules = rules;
    end = rules.snapshot().fans();
  }

  /// Entries per list, 100 unless set; at most 65,534.
  public FanLists length(int entries) {
    length = entries;
    return this;
  }

  /// As many as there are processors unless set.
  public FanLists threads(int number) {
    threads = number;
    return this;
  }

  /// Only the lists of some ids in a row; those of all unless set.
  ///
  /// @param from the first fan
  /// @param after the one after the last
  public FanLists of(int from, int after) {
    first = from;
    end = after;
    return this;
  }

  /// Makes all lists.
  public ListCounts forEach(ListSink sink) {
    int largest = rules.snapshot().preferences().largestRow();
    return ListRun.run(first, end, length, threads, () -> new OfFan(largest), sink);
  }

  private final class OfFan implements ListRun.Maker {
    private final SparseRows preferences = rules.snapshot().preferences();
    private final ListMaker maker;
    private final int[] history;
    private final float[] weights;
    private final Histories next = new Histories();

    OfFan(int largest) {
      maker = new ListMaker(model, rules, length);
      history = new int[largest];
      weights = new float[largest];
    }

    @Override
    public RankedList newList() {
      return maker.newList();
    }

    @Override
    public void expect(int first, int count) {
      next.clear();
      for (int fan = first; fan < first + count; fan++) {
        int n = preferences.copyColumns(fan, history);
        preferences.copyValues(fan, weights);
        next.add(history, weights, n);
      }
      maker.expect(next);
    }

    @Override
    public void make(int fan, RankedList into) {
      int n = preferences.copyColumns(fan, history);
      if (preferences.hasValues()) {
        preferences.copyValues(fan, weights);
        maker.forHistory(history, weights, n, into);
      } else {
        maker.forHistory(history, null, n, into);
      }
    }
  }
}

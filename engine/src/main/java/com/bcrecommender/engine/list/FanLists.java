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
  private final Snapshot snapshot;
  private int length = 100;
  private int threads = Runtime.getRuntime().availableProcessors();
  private boolean fill = true;
  private int first;
  private int end;
  private int perArtist = ListMaker.PER_ARTIST;

  public FanLists(Model model, Snapshot snapshot) {
    this.model = model;
    this.snapshot = snapshot;
    end = snapshot.fans();
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

  /// Whether lists that the model cannot fill are filled by tags, which they are unless set.
  public FanLists fill(boolean byTags) {
    fill = byTags;
    return this;
  }

  /// The most entries of one artist in a list, [ListMaker#PER_ARTIST] unless set; 0 for no limit.
  public FanLists perArtist(int entries) {
    perArtist = entries;
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
    ListMaker.Shared shared = new ListMaker.Shared(model, snapshot, fill, perArtist);
    int largest = snapshot.preferences().largestRow();
    return ListRun.run(first, end, length, threads, () -> new OfFan(shared, largest), sink);
  }

  private final class OfFan implements ListRun.Maker {
    private final SparseRows preferences = snapshot.preferences();
    private final ListMaker maker;
    private final int[] history;
    private final float[] weights;
    private final Histories next = new Histories();

    OfFan(ListMaker.Shared shared, int largest) {
      maker = new ListMaker(shared, length);
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

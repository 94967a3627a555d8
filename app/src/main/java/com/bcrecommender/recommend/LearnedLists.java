package com.bcrecommender.recommend;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.explore.SimilarFans;
import com.bcrecommender.engine.list.ListCounts;
import com.bcrecommender.engine.list.ListSink;
import com.bcrecommender.engine.model.Model;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lists of a model that was learned on this machine, made while they are asked for.
final class LearnedLists implements Lists {
  private final Snapshot snapshot;
  private final Recommend.Options options;
  private final String spec;
  private @Nullable Model model;

  LearnedLists(Snapshot snapshot, Model model, Recommend.Options options) {
    this.snapshot = snapshot;
    this.model = model;
    this.options = options;
    spec = model.spec();
  }

  @Override
  public String model() {
    return spec;
  }

  @Override
  public ListCounts fanLists(ListSink sink) {
    return options.fanLists(Objects.requireNonNull(model), snapshot).forEach(sink);
  }

  @Override
  public ListCounts similarLists(ListSink sink) {
    ListCounts counts = options.similarLists(Objects.requireNonNull(model), snapshot).forEach(sink);
    // It takes most of the memory, which scenes and packing need next.
    model = null;
    return counts;
  }

  @Override
  public void similarFans(SimilarFans.Sink sink) {
    new SimilarFans(snapshot, SimilarFans.LENGTH).forEach(options.threadsToUse(), sink);
  }
}

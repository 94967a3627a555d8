package com.bcrecommender.recommend;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.explore.SimilarFans;
import com.bcrecommender.engine.list.FanLists;
import com.bcrecommender.engine.list.ListCounts;
import com.bcrecommender.engine.list.ListSink;
import com.bcrecommender.engine.list.SimilarLists;
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
    return new FanLists(Objects.requireNonNull(model), snapshot)
        .length(options.fanList())
        .perArtist(options.perArtist())
        .threads(options.threadsToUse())
        .forEach(sink);
  }

  @Override
  public ListCounts similarLists(ListSink sink) {
    ListCounts counts =
        new SimilarLists(Objects.requireNonNull(model), snapshot)
            .length(options.similarList())
            .perArtist(options.perArtist())
            .threads(options.threadsToUse())
            .forEach(sink);
    // It takes most of the memory, which scenes and packing need next.
    model = null;
    return counts;
  }

  @Override
  public void similarFans(SimilarFans.Sink sink) {
    new SimilarFans(snapshot, SimilarFans.LENGTH).forEach(options.threadsToUse(), sink);
  }
}

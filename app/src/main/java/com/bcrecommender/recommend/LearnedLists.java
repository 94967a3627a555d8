package com.bcrecommender.recommend;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.explore.SimilarFans;
import com.bcrecommender.engine.list.ListCounts;
import com.bcrecommender.engine.list.ListRules;
import com.bcrecommender.engine.list.ListSink;
import com.bcrecommender.engine.model.Model;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lists of a model that was learned on this machine, made while they are asked for: each kind
/// once, in the order of these methods, and in the order of ids.
final class LearnedLists {
  private final Snapshot snapshot;
  private final Recommend.Options options;
  private final String spec;
  private @Nullable Model model;
  private @Nullable ListRules rules;

  LearnedLists(Snapshot snapshot, Model model, Recommend.Options options) {
    this.snapshot = snapshot;
    this.model = model;
    this.options = options;
    spec = model.spec();
    rules = options.listRules(snapshot);
  }

  /// The spec of the model that they come from, with all its parameters.
  String model() {
    return spec;
  }

  /// The lists of all fans.
  ListCounts fanLists(ListSink sink) {
    return options
        .fanLists(Objects.requireNonNull(model), Objects.requireNonNull(rules))
        .forEach(sink);
  }

  /// The lists of similar tralbums of all tralbums; the last that needs the model.
  ListCounts similarLists(ListSink sink) {
    ListCounts counts =
        options
            .similarLists(Objects.requireNonNull(model), Objects.requireNonNull(rules))
            .forEach(sink);
    // It takes most of the memory, which scenes and packing need next.
    model = null;
    rules = null;
    return counts;
  }

  /// For all fans those with a similar taste.
  void similarFans(SimilarFans.Sink sink) {
    new SimilarFans(snapshot, SimilarFans.LENGTH).forEach(options.threadsToUse(), sink);
  }
}

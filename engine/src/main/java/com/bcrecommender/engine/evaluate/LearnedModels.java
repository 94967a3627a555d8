package com.bcrecommender.engine.evaluate;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.model.Blend;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import java.util.LinkedHashMap;
import java.util.Map;

/// Learns models from one snapshot, and keeps the last few parts of blends, so that trials which
/// differ in one part or in weights alone learn nothing twice. Not safe for several threads.
final class LearnedModels {
  // A blend of three, and one that is being changed.
  private static final int KEPT = 4;

  private final Snapshot snapshot;
  private final int threads;
  private final Map<String, Model> parts = new LinkedHashMap<>(8, 0.75f, true);

  LearnedModels(Snapshot snapshot, int threads) {
    this.snapshot = snapshot;
    this.threads = threads;
  }

  Model learn(String spec) {
    String blend = Blend.NAME + ":";
    return spec.startsWith(blend)
        ? Blend.learn(snapshot, spec.substring(blend.length()), this::part)
        : Models.learn(spec, snapshot, threads);
  }

  private Model part(String spec) {
    Model known = parts.get(spec);
    if (known == null) {
      if (parts.size() == KEPT) {
        parts.remove(parts.keySet().iterator().next());
      }
      known = Models.learn(spec, snapshot, threads);
      parts.put(spec, known);
    }
    return known;
  }
}

package com.bcrecommender.engine.tune;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.model.Blend;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Learns models from one snapshot, and keeps those that are said to be parts of a blend, so that
/// trials which differ in one part or in weights alone learn nothing twice. Not safe for several
/// threads.
final class LearnedModels {
  private final Snapshot snapshot;
  private final int threads;
  private final Map<String, Model> kept = new HashMap<>();

  LearnedModels(Snapshot snapshot, int threads) {
    this.snapshot = snapshot;
    this.threads = threads;
  }

  /// Keeps models of these specs from now on, and no other; those not there yet are learned.
  void keep(Set<String> specs) {
    retain(specs);
    specs.forEach(this::keep);
  }

  /// Keeps no model of other specs; learns none.
  void retain(Set<String> specs) {
    kept.keySet().retainAll(specs);
  }

  /// The specs of those kept.
  Set<String> kept() {
    return Set.copyOf(kept.keySet());
  }

  /// Learns a model and keeps it until [#keep] says otherwise.
  Model keep(String spec) {
    Model model = learn(spec);
    kept.put(spec, model);
    return model;
  }

  Model learn(String spec) {
    Model known = kept.get(spec);
    if (known != null) {
      return known;
    }
    String blend = Blend.NAME + ":";
    return spec.startsWith(blend)
        ? Blend.learn(snapshot, spec.substring(blend.length()), this::learn)
        : Models.learn(spec, snapshot, threads);
  }
}

package com.bcrecommender.engine.tune;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotSizes;
import com.bcrecommender.engine.model.MemoryPlan;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which models fit into memory while a search goes on, by [MemoryPlan], and which did not.
final class Room {
  private final MemoryPlan plan;
  private final long free;
  private final Map<String, Long> refused = new LinkedHashMap<>();

  /// @param memory bytes that the JVM may take. Two thirds of them count: the collector keeps a
  ///   third for what is young, and large arrays do not fit there
  Room(Snapshot train, int threads, long memory) {
    plan =
        new MemoryPlan(
            new SnapshotSizes(
                train.fans(),
                train.tralbums(),
                train.preferences().size(),
                train.preferences().hasValues(),
                train.tags(),
                train.tralbumTags().size()),
            threads);
    // All rows, and those without the validation part.
    free = memory / 3 * 2 - 2 * plan.snapshot();
  }

  /// Bytes for models.
  long free() {
    return free;
  }

  /// Whether a model can be learned and asked beside others.
  ///
  /// @param kept specs of models that stay meanwhile
  boolean fits(String spec, Collection<String> kept) {
    return bytes(spec, kept) <= free;
  }

  /// Remembers a model that did not fit beside others.
  void refuse(String spec, Collection<String> kept) {
    refused.putIfAbsent(spec, bytes(spec, kept));
  }

  private long bytes(String spec, Collection<String> kept) {
    MemoryPlan.Need need = plan.model(spec);
    long held = need.kept();
    long scoring = need.scoring();
    for (String other : kept) {
      if (!other.equals(spec)) {
        MemoryPlan.Need beside = plan.model(other);
        held += beside.kept();
        scoring += beside.scoring();
      }
    }
    return held + Math.max(need.learning(), scoring);
  }

  /// Bytes needed, by the specs of models that did not fit.
  Map<String, Long> refused() {
    return refused;
  }
}

package com.bcrecommender.spark;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotCodec;
import com.bcrecommender.engine.explore.SimilarFans;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.engine.model.NeighbourLearning;
import java.io.DataInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What all tasks of an executor share: the snapshot, read once from the work folder, and what
/// follows from it. For several threads.
final class Shared {
  /// The file with the snapshot.
  static final String SNAPSHOT = "snapshot";

  private static @Nullable Shared newest;

  private final String work;
  private final Snapshot snapshot;
  private final String model;
  private @Nullable NeighbourLearning learning;
  private @Nullable SimilarFans similarFans;

  private Shared(String work, Snapshot snapshot, String model) {
    this.work = work;
    this.snapshot = snapshot;
    this.model = model;
  }

  /// That of a run; an executor keeps that of one run at a time.
  static synchronized Shared of(WorkFolder work, Order order) throws IOException {
    Shared shared = newest;
    if (shared == null || !shared.work.equals(work.toString())) {
      newest = null;
      try (DataInputStream in = work.open(SNAPSHOT)) {
        shared = new Shared(work.toString(), SnapshotCodec.read(in), order.model());
      }
      newest = shared;
    }
    return shared;
  }

  /// Lets go of it: what comes now needs the memory for something else.
  static synchronized void forget() {
    newest = null;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  synchronized NeighbourLearning learning() {
    NeighbourLearning known = learning;
    if (known == null) {
      known = Models.inBlocks(model, snapshot);
      learning = known;
    }
    return known;
  }

  synchronized SimilarFans similarFans() {
    SimilarFans known = similarFans;
    if (known == null) {
      known = new SimilarFans(snapshot, SimilarFans.LENGTH);
      similarFans = known;
    }
    return known;
  }
}

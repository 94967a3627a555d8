package com.bcrecommender.spark;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotSizes;
import com.bcrecommender.engine.model.MemoryPlan;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.engine.model.NeighbourLearning;
import com.bcrecommender.recommend.Memory;
import com.bcrecommender.settings.UserError;

/// What an executor needs at most, planned from counts alone.
///
/// @param shared bytes that all tasks share: the snapshot, and factors of fans and tralbums
/// @param task bytes of a task beside that
/// @param alone bytes of the task that writes the edition, when nothing is shared any more
record ExecutorMemory(long shared, long task, long alone) {
  // Of learning and of comparing fans.
  private static final long PER_TRALBUM = 20;
  private static final long PER_FAN = 8;
  // Sums of learning.
  private static final long SCRATCH_PER_TRALBUM = 12;
  // For the collector to copy in, and for Spark, which keeps 300 MB to itself.
  private static final long ROOM = 400L << 20;

  static ExecutorMemory plan(SnapshotSizes sizes, Order order) {
    MemoryPlan plan = new MemoryPlan(sizes, 1);
    int longest = Math.max(order.fanList(), order.similarList());
    long tralbums = Math.max(1, sizes.tralbums());
    long lists = plan.lists(longest);
    long shared = plan.snapshot() + PER_TRALBUM * tralbums + PER_FAN * sizes.fans();
    long rows = 0;
    for (String spec : Models.parts(order.model())) {
      MemoryPlan.Need need = plan.model(spec);
      lists += need.scoring();
      if (Models.inParts(spec, Snapshot.builder().build()).orElse(null)
          instanceof NeighbourLearning) {
        rows += need.kept() / tralbums;
      } else {
        shared += need.kept() + need.learning();
      }
    }
    long part = rows * Math.min(tralbums, Plan.TRALBUMS);
    long group = rows * Math.min(tralbums, Plan.PREFERENCES);
    long learning = part + SCRATCH_PER_TRALBUM * tralbums;
    // A piece is there twice while it is read.
    return new ExecutorMemory(
        shared, Math.max(learning, group + part + lists), Memory.withoutModel(sizes, longest));
  }

  long with(int tasks) {
    return ROOM + Math.max(alone, shared + tasks * task);
  }

  /// @param tasks that run at a time
  /// @param allowed bytes that the executor's JVM may take
  /// @throws UserError where that is not enough, with what to do
  void check(int tasks, long allowed) {
    if (with(tasks) > allowed) {
      throw new UserError(
          "expected executors with %s of memory for this catalog and model and %d tasks at a time (%s shared, %s a task; %s for writing the edition), found %s: set spark.memory=%dm, or have fewer tasks at a time"
              .formatted(
                  MemoryPlan.text(with(tasks)),
                  tasks,
                  MemoryPlan.text(shared),
                  MemoryPlan.text(task),
                  MemoryPlan.text(alone),
                  MemoryPlan.text(allowed),
                  Math.ceilDiv(with(tasks) + with(tasks) / 16, 256L << 20) * 256));
    }
  }
}

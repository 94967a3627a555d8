package com.bcrecommender.recommend;

import com.bcrecommender.engine.data.SnapshotSizes;
import com.bcrecommender.engine.model.MemoryPlan;
import com.bcrecommender.settings.UserError;

/// What memory a run of [Recommend] will need at most, planned from counts alone.
///
/// @param model the spec it was planned for
/// @param snapshot bytes of keys, preferences and tags
/// @param learned bytes of the model
/// @param most bytes at the moment of most use: while learning, while lists are made, or while
///   scenes are found
/// @param allowed bytes that the JVM may take
public record Memory(String model, long snapshot, long learned, long most, long allowed) {
  // Keys and addresses while records are written, counted in a run of 2014's size.
  private static final long PER_RECORD = 140;
  // What is most alike for each, gathered while lists are made; and the clusters while they are
  // found.
  private static final long GRAPH_PER_TRALBUM = 60;
  private static final long SCENES_PER_TRALBUM = 350;
  private static final String LEAN = "item-neighbours:k=25";

  static Memory plan(
      SnapshotSizes sizes, String model, int threads, int longestList, long allowed) {
    MemoryPlan plan = new MemoryPlan(sizes, threads);
    long snapshot = plan.snapshot() + PER_RECORD * (sizes.fans() + sizes.tralbums());
    MemoryPlan.Need need = plan.model(model);
    long lists = need.scoring() + plan.lists(longestList);
    long working = need.kept() + Math.max(need.learning(), lists);
    // The model is gone when scenes are looked for.
    long scenes = SCENES_PER_TRALBUM * sizes.tralbums();
    long graph = GRAPH_PER_TRALBUM * sizes.tralbums();
    long most = snapshot + Math.max(working, scenes) + graph + MemoryPlan.SLACK;
    return new Memory(model, snapshot, need.kept(), most, allowed);
  }

  /// @param lean the plan for a model that takes little
  /// @throws UserError where it does not fit, with what to do
  void check(Memory lean) {
    if (most <= allowed) {
      return;
    }
    String other =
        lean.most < most
            ? ", or recommend with --model %s (%s)".formatted(LEAN, MemoryPlan.text(lean.most))
            : "";
    throw new UserError(
        "expected %s of memory for this catalog and model, found that the JVM may take %s: set BCR_JAVA_OPTIONS=-Xmx%dm%s"
            .formatted(MemoryPlan.text(most), MemoryPlan.text(allowed), megabytes(most), other));
  }

  static String lean() {
    return LEAN;
  }

  private static long megabytes(long bytes) {
    // A part of the heap stays empty for the collector's copying: a sixteenth is more than enough.
    // Rounded up to what people write.
    return Math.ceilDiv(bytes + bytes / 16, 256L << 20) * 256;
  }

  @Override
  public String toString() {
    return "at most %s planned (snapshot %s, model %s), %s allowed"
        .formatted(
            MemoryPlan.text(most),
            MemoryPlan.text(snapshot),
            MemoryPlan.text(learned),
            MemoryPlan.text(allowed));
  }
}

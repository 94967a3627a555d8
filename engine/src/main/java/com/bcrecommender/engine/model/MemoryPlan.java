package com.bcrecommender.engine.model;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotSizes;
import com.bcrecommender.engine.kernel.Kernels;
import java.util.Locale;

/// How many bytes a job will need at most, from counts alone, before anything is read: the formulas
/// in the models' documentation, added up. Real use is lower where tralbums have fewer neighbours
/// than `k`. Off by a few per cent for objects and free space of arrays, which [#SLACK] covers.
public final class MemoryPlan {
  /// Bytes for everything that is not counted: the JVM's own, buffers, and what waits for the
  /// collector.
  public static final long SLACK = 96L << 20;

  private static final int PAIR = 9;

  /// What a model takes.
  ///
  /// @param kept by the model when it is learned
  /// @param learning more than that while it is learned
  /// @param scoring by the scorers of all threads
  public record Need(long kept, long learning, long scoring) {}

  private final SnapshotSizes sizes;
  private final int threads;

  public MemoryPlan(SnapshotSizes sizes, int threads) {
    this.sizes = sizes;
    this.threads = threads;
  }

  /// The snapshot with its transposed views.
  public long snapshot() {
    long rows = 4 * (sizes.fans() + sizes.tralbums() + 2);
    long pair = sizes.wishes() ? 8 : 4;
    // Times; and where there are wishes kinds, marks of the owned, and a view of the owners.
    long more = sizes.wishes() ? 1 + 1 + 4 + 4 : 4;
    return rows
        + sizes.preferences() * (2 * pair + more)
        + 2 * (4 * sizes.tralbumTags() + 4 * (sizes.tralbums() + sizes.tags()));
  }

  /// A model by its spec.
  ///
  /// @throws IllegalArgumentException with one line, where name or parameters are wrong
  public Need model(String spec) {
    // Learned from nothing, a model spells its defaults out.
    Model nothing = Models.learn(spec, Snapshot.builder().build(), 1);
    return nothing instanceof Blend blend ? blend(blend) : one(nothing);
  }

  /// Lists while they are made: scores, evidence and filling of each thread, and blocks of lists
  /// that wait for their turn.
  ///
  /// @param length of the lists
  public long lists(int length) {
    long perThread = 8 * sizes.tralbums() * 2 + 2 * sizes.tralbums() + 8 * sizes.tags();
    long waiting = 4L * 256 * length * 52;
    long carriers = 4 * sizes.tralbumTags() + 12 * sizes.tralbums() + 12 * sizes.tags();
    return carriers + threads * (perThread + waiting);
  }

  private Need blend(Blend blend) {
    long kept = 0;
    long learning = 0;
    long scoring = threads * (2 * 8 * sizes.tralbums());
    for (Blend.Part part : blend.parts()) {
      Need need = one(part.model());
      // Parts are learned one after the other, each beside those that are ready.
      learning = Math.max(learning, kept + need.kept() + need.learning());
      kept += need.kept();
      scoring += need.scoring();
    }
    return new Need(kept, learning - kept, scoring);
  }

  private Need one(Model model) {
    return switch (model) {
      case TagNeighbours tags ->
          new Need(pairs(tags), pairs(tags) + 8 * sizes.tralbums() * threads, places());
      case TagProfile profile ->
          new Need(
              8 * sizes.tralbums() + 4 * sizes.tags(),
              4 * sizes.tags(),
              8L * threads * sizes.tags());
      case NeighbourhoodRidge ridge ->
          new Need(pairs(ridge), pairs(ridge) + threads * (gram(ridge) + coOwnership()), places());
      case NeighbourModel neighbours ->
          new Need(pairs(neighbours), threads * coOwnership() + blocks(neighbours), places());
      case FanRidge ridge ->
          new Need(
              16 * sizes.fans() + 4 * sizes.tralbums(),
              0,
              threads * (12 * sizes.fans() + 16 * sizes.tralbums() + gram(ridge)));
      case LowPass lowPass ->
          spectrum(lowPass, threads * ahead(Kernels.padded((int) whole(lowPass, "rank"))));
      case SpectralFilter filter -> spectrum(filter, threads * panels());
      case Als als -> als(als);
      default -> new Need(4 * sizes.tralbums(), 0, 0);
    };
  }

  private Need spectrum(Model model, long scoring) {
    int rank = (int) whole(model, "rank");
    long wide = 4L * Kernels.padded(rank + TopSpectrum.MORE);
    // Vectors stay in the memory they were found in; basis and image are held at once.
    long kept = wide * sizes.tralbums() + 28 * sizes.tralbums() + 4 * sizes.fans();
    return new Need(kept, wide * sizes.fans() + 16 * sizes.fans(), scoring);
  }

  private long panels() {
    long columns = FilterPanel.mostColumns(sizes.fans(), sizes.tralbums());
    // Of many, and of one alone.
    return FilterPanel.bytes(sizes.fans(), sizes.tralbums(), columns)
        + 4L * Kernels.LANES * sizes.tralbums();
  }

  private Need als(Als als) {
    long width = Kernels.padded((int) whole(als, "factors"));
    // The factors by norm, and once more divided by them for similar tralbums.
    long kept = 2 * (4 * width + 16) * sizes.tralbums();
    return new Need(kept, 4 * width * sizes.fans(), threads * ahead(width));
  }

  /// Panels, vectors and the best of 256 fans and of 256 tralbums.
  private static long ahead(long width) {
    return 16 * 256 * width + (2L << 20);
  }

  private long pairs(Model model) {
    return PAIR * sizes.tralbums() * Math.min(whole(model, "k"), sizes.tralbums());
  }

  /// Of targets, while contributions to many are found.
  private long places() {
    return 4L * threads * sizes.tralbums();
  }

  private long coOwnership() {
    return 12 * sizes.tralbums();
  }

  private long blocks(Model model) {
    return threads * 4L * NeighbourBlock.ROWS * PAIR * whole(model, "k");
  }

  private static long gram(Model model) {
    long k = whole(model, "k");
    return 4 * k * k;
  }

  private static long whole(Model model, String name) {
    for (String part : model.settings().split(",")) {
      if (part.startsWith(name + "=")) {
        return Long.parseLong(part.substring(name.length() + 1));
      }
    }
    throw new IllegalStateException(model.spec() + " says nothing of " + name);
  }

  /// Bytes as a person says them: `1.3 GB`, `240 MB`.
  public static String text(long bytes) {
    return bytes >= 1_000_000_000
        ? String.format(Locale.ROOT, "%.1f GB", bytes / 1e9)
        : String.format(Locale.ROOT, "%,d MB", Math.max(1, Math.round(bytes / 1e6)));
  }
}

package com.bcrecommender.engine.list;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.model.Evidence;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Scorer;
import com.bcrecommender.engine.model.Scores;
import com.bcrecommender.engine.model.TopK;
import org.jspecify.annotations.Nullable;

/// Makes one list at a time: the best of the model's scores without the history, their evidence,
/// and what fills the rest. Scratch memory: about 20 bytes a tralbum. One per thread; share a
/// [ListMaker.Shared] between them.
///
/// Also the way to a list for a fan who is in no snapshot: give the fan's tralbums as history.
public final class ListMaker {
  /// What list makers of several threads share.
  public static final class Shared {
    private final Snapshot snapshot;
    private final Model model;
    private final @Nullable TagCarriers carriers;
    private final CommonOwners commonOwners;

    /// @param fill whether lists that the model cannot fill are filled by tags
    public Shared(Model model, Snapshot snapshot, boolean fill) {
      if (model.tralbums() != snapshot.tralbums()) {
        throw new IllegalArgumentException(
            "the model was learned from %d tralbums, the snapshot has %d"
                .formatted(model.tralbums(), snapshot.tralbums()));
      }
      this.snapshot = snapshot;
      this.model = model;
      carriers = fill && snapshot.tralbumTags().size() > 0 ? new TagCarriers(snapshot) : null;
      commonOwners = new CommonOwners(snapshot.owners());
    }
  }

  private final Shared shared;
  private final Scorer scorer;
  private final Scores scores;
  private final TopK best;
  private final Evidence evidence;
  private final @Nullable TagFill fill;
  private final int length;

  /// @param length of the lists
  public ListMaker(Shared shared, int length) {
    this.shared = shared;
    this.length = length;
    int tralbums = shared.snapshot.tralbums();
    scorer = shared.model.scorer();
    scores = new Scores(tralbums, length);
    best = new TopK(length);
    evidence = new Evidence(tralbums, length);
    fill = shared.carriers == null ? null : new TagFill(shared.snapshot, shared.carriers, length);
  }

  /// An empty list of the right length, to be filled again and again.
  public RankedList newList() {
    return new RankedList(length);
  }

  /// Makes the list of a fan with this history: nothing in it is in the history.
  ///
  /// @param history tralbum ids, each once
  /// @param weights one per tralbum, or null where all weigh 1
  public void forHistory(int[] history, float @Nullable [] weights, int n, RankedList into) {
    into.clear();
    scorer.score(history, weights, n, scores);
    finish(history, weights, n, into);
  }

  /// Makes the list of tralbums similar to one.
  public void similarTo(int tralbum, RankedList into) {
    into.clear();
    int[] history = {tralbum};
    scorer.similar(tralbum, scores);
    finish(history, null, 1, into);
  }

  private void finish(int[] history, float @Nullable [] weights, int n, RankedList into) {
    for (int h = 0; h < n; h++) {
      scores.leaveOut(history[h]);
    }
    best.clear();
    scores.offerPositive(best);
    scores.clear();
    best.sort();
    evidence.clear();
    for (int i = 0; i < best.size(); i++) {
      into.add(best.id(i), best.score(i), Origin.MODEL);
      evidence.addTarget(best.id(i));
    }
    if (best.size() > 0) {
      scorer.evidence(history, weights, n, evidence);
      for (int i = 0; i < best.size(); i++) {
        addEvidence(history, i, into);
      }
    }
    if (fill != null && into.size() < length) {
      fill.fill(into, length, history, weights, n);
    }
  }

  private void addEvidence(int[] history, int i, RankedList into) {
    double positive = evidence.positive(i);
    double sum = 0;
    for (int r = 0; r < evidence.reasons(i); r++) {
      int reason = history[evidence.reason(i, r)];
      int common = evidence.commonOwners(i, r);
      if (common == Evidence.NOT_COUNTED) {
        common = shared.commonOwners.of(reason, into.tralbum(i));
      }
      sum += evidence.contribution(i, r);
      into.reason(i, reason, Math.max(1, share(evidence.contribution(i, r), positive)), common);
    }
    into.totals(i, share(sum, positive), share(evidence.negative(i), positive));
  }

  private static int share(double part, double of) {
    return of > 0 ? (int) Math.min(255, Math.round(255 * part / of)) : 0;
  }
}

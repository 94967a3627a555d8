package com.bcrecommender.engine.list;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.model.Evidence;
import com.bcrecommender.engine.model.Histories;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Scorer;
import com.bcrecommender.engine.model.Scores;
import com.bcrecommender.engine.model.TopK;
import org.jspecify.annotations.Nullable;

/// Makes one list at a time: the best of the model's scores without the history, their evidence,
/// and what fills the rest, under the rules of variety (see [Shared]). Scratch memory: about 25
/// bytes a tralbum. One per thread; share a [ListMaker.Shared] between them.
///
/// Also the way to a list for a fan who is in no snapshot: give the fan's tralbums as history, and
/// what the fan does not want with a weight below 0.
public final class ListMaker {
  /// The most entries of one artist unless set otherwise: of the 20 entries that a page shows
  /// first, seven artists at least, while a fan still sees what else a favourite made.
  public static final int PER_ARTIST = 3;

  /// What a score counts of a tralbum that nothing has confirmed for long: it must be twice as good
  /// as another to stand beside it. A judgement, not a measurement.
  public static final float UNCONFIRMED_WEIGHT = 0.5f;

  private final Snapshot snapshot;
  private final Scorer scorer;
  private final Scores scores;
  private final Variety variety;
  private final Evidence evidence;
  private final CommonOwners commonOwners;
  private final @Nullable TagFill fill;
  private final int length;
  // The best that are looked at first: a quarter more than are wanted, since some clash.
  private final TopK first;

  /// @param length of the lists
  public ListMaker(Model model, ListRules rules, int length) {
    this.length = length;
    snapshot = rules.snapshot();
    int tralbums = snapshot.tralbums();
    if (model.tralbums() != tralbums) {
      throw new IllegalArgumentException(
          "the model was learned from %d tralbums, the snapshot has %d"
              .formatted(model.tralbums(), tralbums));
    }
    scorer = model.scorer();
    first = new TopK((int) Math.min(tralbums, length + length / 4L + 2));
    scores = new Scores(tralbums, first.k());
    variety = new Variety(rules.variety());
    evidence = new Evidence(tralbums, length);
    commonOwners = new CommonOwners(snapshot.owners());
    TagCarriers carriers = rules.carriers();
    fill = carriers == null ? null : new TagFill(snapshot, carriers, length);
  }

  /// An empty list of the right length, to be filled again and again.
  public RankedList newList() {
    return new RankedList(length);
  }

  /// Says which histories lists will be made for next, in order: a hint that saves time.
  public void expect(Histories next) {
    scorer.expect(next, first.k());
  }

  /// The same of lists of similar tralbums.
  public void expectSimilar(int from, int count) {
    scorer.expectSimilar(from, count, first.k());
  }

  /// Makes the list of a fan with this history: nothing in it is in the history.
  ///
  /// A weight below 0 says "not this". The tralbum is left out like all of the history; what speaks
  /// for its like is subtracted from the scores; it is never named as a reason, though what it says
  /// counts in the shares. Where no weight is above 0 there is nothing to go by, and the list is
  /// empty.
  ///
  /// @param history tralbum ids, each once
  /// @param weights one per tralbum, or null where all weigh 1
  public void forHistory(int[] history, float @Nullable [] weights, int n, RankedList into) {
    into.clear();
    if (weights == null || anyAboveZero(weights, n)) {
      make(-1, history, weights, n, into);
    }
  }

  /// Makes the list of tralbums similar to one.
  public void similarTo(int tralbum, RankedList into) {
    into.clear();
    make(tralbum, new int[] {tralbum}, null, 1, into);
  }

  private static boolean anyAboveZero(float[] weights, int n) {
    boolean any = false;
    for (int h = 0; h < n; h++) {
      any |= weights[h] > 0;
    }
    return any;
  }

  /// @param similarTo -1 for a fan's list
  private void make(
      int similarTo, int[] history, float @Nullable [] weights, int n, RankedList into) {
    variety.begin(history, n);
    TopK best = first;
    while (!takeBest(similarTo, history, weights, n, best, into) && best.k() < scores.tralbums()) {
      // Many clashed; look deeper, and at all of it anew, since a model may have left out what it
      // was not asked for.
      variety.begin(history, n);
      into.clear();
      best = new TopK((int) Math.min(scores.tralbums(), 2L * best.k()));
    }
    addEvidence(history, weights, n, into);
    if (fill != null && into.size() < length) {
      fill.fill(into, length, history, weights, n, variety);
    }
  }

  /// Fills the list with the first of the model's best that the rules allow. Says whether that is
  /// all there is or all that is wanted.
  private boolean takeBest(
      int similarTo, int[] history, float @Nullable [] weights, int n, TopK best, RankedList into) {
    scores.wanted(best.k());
    if (similarTo < 0) {
      scorer.score(history, weights, n, scores);
    } else {
      scorer.similar(similarTo, scores);
    }
    for (int h = 0; h < n; h++) {
      scores.leaveOut(history[h]);
    }
    scores.rankPositive(best);
    scores.clear();
    return snapshot.hasUnconfirmed() ? takeWeighed(best, into) : take(best, 0, into);
  }

  /// @param beyond what a tralbum that is not among the best may score at most, 0 where there is
  ///   none
  private boolean take(TopK best, float beyond, RankedList into) {
    for (int i = 0; i < best.size() && into.size() < length && best.score(i) > beyond; i++) {
      if (variety.take(best.id(i))) {
        into.add(best.id(i), best.score(i), Origin.MODEL);
      }
    }
    return into.size() == length || !best.isFull();
  }

  /// The same in the order of the scores that [#UNCONFIRMED_WEIGHT] leaves.
  private boolean takeWeighed(TopK best, RankedList into) {
    TopK weighed = new TopK(best.k());
    for (int i = 0; i < best.size(); i++) {
      weighed.offer(best.id(i), weight(snapshot, best.id(i)) * best.score(i));
    }
    weighed.sort();
    return take(weighed, best.isFull() ? best.score(best.size() - 1) : 0, into);
  }

  /// What a score counts of a tralbum.
  public static float weight(Snapshot snapshot, int tralbum) {
    return snapshot.isUnconfirmed(tralbum) ? UNCONFIRMED_WEIGHT : 1;
  }

  private void addEvidence(int[] history, float @Nullable [] weights, int n, RankedList into) {
    if (into.size() == 0) {
      return;
    }
    evidence.begin(weights);
    for (int i = 0; i < into.size(); i++) {
      evidence.addTarget(into.tralbum(i));
    }
    scorer.evidence(history, weights, n, evidence);
    for (int i = 0; i < into.size(); i++) {
      addEvidence(history, i, into);
    }
  }

  private void addEvidence(int[] history, int i, RankedList into) {
    double positive = evidence.positive(i);
    double sum = 0;
    for (int r = 0; r < evidence.reasons(i); r++) {
      int reason = history[evidence.reason(i, r)];
      int common = evidence.commonOwners(i, r);
      if (common == Evidence.NOT_COUNTED) {
        common = commonOwners.of(reason, into.tralbum(i));
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

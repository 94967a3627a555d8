package com.bcrecommender.recommend;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.list.ListMaker;
import com.bcrecommender.engine.list.ListRules;
import com.bcrecommender.engine.list.RankedList;
import com.bcrecommender.engine.model.Explanation;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Scorer;
import com.bcrecommender.engine.model.Scores;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// All the evidence for one recommendation, computed from the catalog: what an edition keeps the
/// first three of.
///
/// Cost: learning the model anew, since models are not kept.
public final class Explain {
  private final Home home;
  private final Recommend.Options options;

  /// What one of the fan's tralbums adds to the score.
  ///
  /// @param key the tralbum's
  /// @param owned owned, or else wishlisted
  /// @param contribution in the score's unit; negative where it speaks against
  /// @param commonOwners how many fans own both
  public record Contribution(String key, boolean owned, float contribution, int commonOwners) {}

  /// The evidence.
  ///
  /// @param fan the fan's strongest key
  /// @param tralbum the tralbum's strongest key
  /// @param has whether the fan has it, so that it is left out of the list whatever it scores
  /// @param score as the model gives it, or half of that
  /// @param rank from 1, among all that the fan does not have; 0 where nothing speaks for it
  /// @param place from 1, in the fan's list; 0 where it is not listed
  /// @param listed how many entries of the model the fan's list holds
  /// @param lastScore the score of the list's last entry, 0 where the list is empty
  /// @param base the part of the score that comes from none of the fan's tralbums
  /// @param unconfirmed whether all of it counts half, since nothing has confirmed the tralbum for
  ///   long
  /// @param contributions all that are not zero, the largest first; with the base they sum to the
  ///   score
  public record Evidence(
      String model,
      String fan,
      String tralbum,
      boolean has,
      float score,
      int rank,
      int place,
      int listed,
      float lastScore,
      float base,
      boolean unconfirmed,
      List<Contribution> contributions) {}

  public Explain(Home home, Recommend.Options options) {
    this.home = home;
    this.options = options;
  }

  /// Explains a tralbum's score for a fan.
  ///
  /// @param fanKey any key of the fan's; a bare name is taken as `n:<name>`
  /// @param tralbumKey any key of the tralbum's
  /// @throws UserError where the catalog does not know one of them
  public Evidence of(String fanKey, String tralbumKey) {
    try (Catalog catalog = Catalog.open(home.catalog());
        CatalogSnapshot frozen =
            catalog.liveSnapshot(options.wishWeight(), options.unconfirmedAfter())) {
      int fan = fan(frozen, fanKey);
      int tralbum = frozen.tralbum(tralbumKey);
      if (tralbum < 0) {
        throw new UserError(
            "--tralbum: expected a key of a tralbum in the catalog, such as a3149089081, found \"%s\"; a record's page shows its key"
                .formatted(tralbumKey));
      }
      Snapshot snapshot = frozen.engine();
      Model model =
          ModelChoice.of(home, options.model(), snapshot.preferences().size())
              .learn(snapshot, options.threadsToUse());
      return evidence(frozen, snapshot, model, fan, tralbum);
    }
  }

  private Evidence evidence(
      CatalogSnapshot frozen, Snapshot snapshot, Model model, int fan, int tralbum) {
    SparseRows preferences = snapshot.preferences();
    int[] history = new int[preferences.size(fan)];
    float[] weights = new float[history.length];
    int n = preferences.copyColumns(fan, history);
    preferences.copyValues(fan, weights);
    Scorer scorer = model.scorer();
    Explanation explanation = scorer.explain(history, weights, n, tralbum);
    float weight = ListMaker.weight(snapshot, tralbum);
    List<Contribution> contributions = new ArrayList<>();
    for (int h = 0; h < n; h++) {
      if (explanation.contribution(h) != 0) {
        contributions.add(
            new Contribution(
                frozen.tralbumKey(history[h]),
                snapshot.isOwned(preferences.start(fan) + h),
                weight * explanation.contribution(h),
                common(snapshot.owners(), history[h], tralbum)));
      }
    }
    contributions.sort(
        Comparator.comparingDouble(Contribution::contribution)
            .reversed()
            .thenComparing(Contribution::key));
    Scores scores = new Scores(snapshot.tralbums(), snapshot.tralbums());
    scorer.score(history, weights, n, scores);
    for (int h = 0; h < n; h++) {
      scores.leaveOut(history[h]);
    }
    float score = weight * explanation.score();
    int rank = 1;
    for (int i = 0; i < scores.touched(); i++) {
      int other = scores.touched(i);
      float otherScore = ListMaker.weight(snapshot, other) * scores.get(other);
      // The published order: higher score, then lower id.
      if (otherScore > score || (otherScore == score && other < tralbum)) {
        rank++;
      }
    }
    ListMaker maker =
        new ListMaker(
            model, new ListRules(snapshot, false, options.perArtist()), options.fanList());
    RankedList list = maker.newList();
    maker.forHistory(history, weights, n, list);
    int place = list.size();
    while (place > 0 && list.tralbum(place - 1) != tralbum) {
      place--;
    }
    return new Evidence(
        model.spec(),
        frozen.fanKey(fan),
        frozen.tralbumKey(tralbum),
        preferences.find(fan, tralbum) >= 0,
        score,
        score > 0 ? rank : 0,
        place,
        list.size(),
        list.size() == 0 ? 0 : list.score(list.size() - 1),
        weight * explanation.base(),
        weight < 1,
        contributions);
  }

  private static int fan(CatalogSnapshot frozen, String key) {
    int fan = frozen.fan(key);
    if (fan < 0) {
      fan = frozen.fan("n:" + key);
    }
    if (fan < 0) {
      throw new UserError(
          "--fan: expected the name or key of a fan in the catalog, such as yanir or f896173, found \"%s\"; check the spelling, or import the fan's page"
              .formatted(key));
    }
    return fan;
  }

  /// How many columns two sorted rows share.
  private static int common(SparseRows owners, int a, int b) {
    int p = owners.start(a);
    int q = owners.start(b);
    int common = 0;
    while (p < owners.end(a) && q < owners.end(b)) {
      int difference = Integer.compare(owners.column(p), owners.column(q));
      common += difference == 0 ? 1 : 0;
      p += difference <= 0 ? 1 : 0;
      q += difference >= 0 ? 1 : 0;
    }
    return common;
  }
}

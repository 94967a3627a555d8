package com.bcrecommender.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says whether an edition may take the place of another. An edition that is whole and true to its
/// format may still be one that nobody wants to show: made from half a catalog, or by a model that
/// went wrong.
///
/// @param fall by what share fans, tralbums and preferences may become fewer, 0 to 1
/// @param fresh what share of the first entries of fan lists may be fresh, 0 to 1
public record Gate(double fall, double fresh) {
  // Of fewer lists a few fans are a large share.
  private static final int LEAST_COMPARED = 100;

  // Coverage and the share of the long tail tell popularity's return; they move by some hundredths
  // from one edition to the next.
  private static final double WHAT_MUST_REMAIN = 0.5;
  private static final double MORE_EMPTY = 0.05;

  /// Why the newer edition should not be shown; empty if it may.
  public List<String> check(Glance glance) {
    List<String> reasons = new ArrayList<>();
    for (String name : List.of("fans", "tralbums", "preferences")) {
      long[] of = glance.counts().getOrDefault(name, new long[2]);
      if (of[1] < of[0] * (1 - fall)) {
        reasons.add(
            "%s fell from %,d to %,d; at most %s fewer are expected"
                .formatted(name, of[0], of[1], percent(fall)));
      }
    }
    Churn churn = glance.fanLists();
    if (churn.compared() >= LEAST_COMPARED && churn.fresh() > fresh) {
      reasons.add(
          "%s of the first entries of %,d fans' lists are fresh; at most %s are expected"
              .formatted(percent(churn.fresh()), churn.compared(), percent(fresh)));
    }
    Traits old = glance.oldTraits();
    Traits now = glance.newTraits();
    remains(reasons, "coverage", old.coverage(), now.coverage());
    remains(reasons, "the share of the long tail", old.longTail(), now.longTail());
    double emptyBefore = share(old.emptyLists(), glance.counts().get("fans"), 0);
    double emptyNow = share(now.emptyLists(), glance.counts().get("fans"), 1);
    if (emptyNow > emptyBefore + MORE_EMPTY) {
      reasons.add(
          "fans without a list rose from %s to %s"
              .formatted(percent(emptyBefore), percent(emptyNow)));
    }
    return reasons;
  }

  private static void remains(List<String> reasons, String what, double before, double now) {
    if (now < before * WHAT_MUST_REMAIN) {
      reasons.add("%s fell from %s to %s".formatted(what, percent(before), percent(now)));
    }
  }

  private static double share(long part, long @Nullable [] fans, int at) {
    return fans == null || fans[at] == 0 ? 0 : (double) part / fans[at];
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}

package com.bcrecommender.engine.explore;

import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.TopK;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What sets a scene's tags apart: for each tag the log of its odds in the scene against its odds
/// elsewhere, with the whole catalog as prior, in units of its standard deviation (Monroe, Colaresi
/// and Quinn 2008, "Fightin' Words"). A tag that only one record bears never leads, however
/// exclusive; a tag that all scenes bear does not either.
final class SceneTags {
  /// Tags in a scene's cloud.
  static final int CLOUD = 30;

  // The prior counts as many tags as a fifth of all, at most so many, spread as in the catalog. A
  // smaller one would put what is nowhere else behind what is in two scenes; a larger one would
  // leave nothing apart in a small catalog.
  private static final double MOST_PRIOR = 500;
  // A tag is the scene's where chance would not do this once in a hundred.
  private static final float LEAST_SCORE = 2.33f;
  // A name should hold for a good part of the scene.
  private static final double LEAST_SHARE = 0.1;

  /// The cloud of one scene.
  ///
  /// @param tags strongest first
  /// @param weights 1 to 255, 255 for the first
  /// @param name those of the tags that name the scene
  record Cloud(int[] tags, int[] weights, int[] name) {}

  private final SparseRows tags;
  private final TagLikeness likeness;
  private final int[] everywhere;
  private final int[] here;
  private final int[] borne;
  private final TopK best = new TopK(CLOUD);
  private final Set<Set<Integer>> names = new HashSet<>();

  SceneTags(SparseRows tags, TagLikeness likeness) {
    this.tags = tags;
    this.likeness = likeness;
    everywhere = new int[tags.columns()];
    here = new int[tags.columns()];
    borne = new int[tags.columns()];
    for (int p = 0; p < tags.size(); p++) {
      everywhere[tags.column(p)]++;
    }
  }

  /// The cloud of the next scene; none of those before has its name, unless there are not tags
  /// enough.
  Cloud of(int[] members) {
    long all = 0;
    int count = 0;
    for (int t : members) {
      for (int p = tags.start(t); p < tags.end(t); p++) {
        int tag = tags.column(p);
        if (here[tag]++ == 0) {
          borne[count++] = tag;
        }
        all++;
      }
    }
    best.clear();
    for (int i = 0; i < count; i++) {
      int tag = borne[i];
      float score = score(here[tag], all, everywhere[tag], tags.size());
      if (here[tag] > 1 && score >= LEAST_SCORE) {
        best.offer(tag, score);
      }
    }
    best.sort();
    int[] cloud = new int[best.size()];
    int[] weights = new int[cloud.length];
    List<Integer> candidates = new ArrayList<>();
    for (int i = 0; i < cloud.length; i++) {
      cloud[i] = best.id(i);
      weights[i] = Math.max(1, Math.round(255 * best.score(i) / best.score(0)));
      int tag = cloud[i];
      boolean word = candidates.stream().noneMatch(other -> likeness.alike(other, tag));
      if (word && here[cloud[i]] >= LEAST_SHARE * members.length) {
        candidates.add(cloud[i]);
      }
    }
    for (int i = 0; i < count; i++) {
      here[borne[i]] = 0;
    }
    return new Cloud(cloud, weights, name(candidates));
  }

  private static float score(int here, long allHere, int everywhere, int all) {
    double whole = Math.min(MOST_PRIOR, all / 5.0);
    double prior = whole * everywhere / all;
    double in = here + prior;
    double out = everywhere - here + prior;
    double delta =
        Math.log(in / (allHere + whole - in)) - Math.log(out / (all - allHere + whole - out));
    return (float) (delta / Math.sqrt(1 / in + 1 / out));
  }

  /// The first two candidates, or else the first and a later one, or else the first two and a later
  /// one, whichever is a name of its own.
  private int[] name(List<Integer> candidates) {
    int[] shortest = candidates.stream().limit(2).mapToInt(Integer::intValue).toArray();
    for (int kept = Math.min(1, shortest.length); kept <= shortest.length; kept++) {
      for (int last = kept; last < candidates.size(); last++) {
        List<Integer> name = new ArrayList<>(candidates.subList(0, kept));
        name.add(candidates.get(last));
        if (names.add(new HashSet<>(name))) {
          return name.stream().mapToInt(Integer::intValue).toArray();
        }
      }
    }
    names.add(new HashSet<>(candidates));
    return shortest;
  }
}

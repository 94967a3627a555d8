package com.bcrecommender.engine.list;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.Scores;
import com.bcrecommender.engine.model.TopK;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Fills lists that the model cannot, by tags: first with tralbums that share tags which say
/// something (few tralbums carry them), then with the most owned among those that carry the fan's
/// common tags. Without tags nothing is filled: never by popularity alone.
///
/// A fan's tags are those of the history, each weighing the sum of its tralbums' weights times
/// ln(tralbums / carriers). The cost of one list is bounded: tags are read from the rarest on until
/// 20,000 carriers were seen; of a list that lacks few entries as many fewer, at least 4,000, since
/// the rarest tags alone lead to more than it lacks. On a synthetic snapshot of 505,000 tralbums
/// 97.8 % of what is filled into similar lists is what reading all carriers would fill in (99.3 %
/// if 20,000 were read for each list), and 98.5 % is of the tralbum's own planted scene (99.0 %).
/// One per thread; memory: what [Scores] takes, and 8 bytes a tag.
final class TagFill {
  private static final int CARRIERS_READ = 20_000;
  private static final int FEWEST_CARRIERS_READ = 4_000;
  private static final int STRONGEST_TAGS = 8;

  private final SparseRows tags;
  private final TagCarriers carriers;
  private final Scores scores;
  private final TopK best;
  private final float[] profile;
  private final int[] profileTags;
  private int profileSize;

  TagFill(Snapshot snapshot, TagCarriers carriers, int longest) {
    tags = snapshot.tralbumTags();
    this.carriers = carriers;
    scores = new Scores(snapshot.tralbums(), longest);
    best = new TopK(longest);
    profile = new float[snapshot.tags()];
    profileTags = new int[snapshot.tags()];
  }

  /// Adds entries until the list has `length`, as far as tags lead to any.
  ///
  /// @param history what the fan has; in a list of similar tralbums the tralbum itself
  /// @param variety of the list, begun, with what the list holds already
  void fill(
      RankedList list,
      int length,
      int[] history,
      float @Nullable [] weights,
      int n,
      Variety variety) {
    readProfile(history, weights, n);
    if (profileSize == 0) {
      return;
    }
    sortRarestFirst();
    int used = scoreByTags(toRead(length - list.size(), length));
    take(list, length, history, n, variety, Origin.TAGS);
    // As deep as it takes, since many of the most owned may clash with the list.
    for (long deep = (long) length + n + list.size(); list.size() < length; deep *= 4) {
      boolean more = scorePopular(used, deep);
      take(list, length, history, n, variety, Origin.POPULAR_IN_TAGS);
      if (!more) {
        break;
      }
    }
    for (int i = 0; i < profileSize; i++) {
      profile[profileTags[i]] = 0;
    }
    profileSize = 0;
  }

  private static long toRead(int missing, int length) {
    return Math.max(FEWEST_CARRIERS_READ, (long) CARRIERS_READ * missing / length);
  }

  /// The tags of what the fan has, less those of what the fan does not want; what falls to 0 is not
  /// the fan's tag.
  private void readProfile(int[] history, float @Nullable [] weights, int n) {
    for (int h = 0; h < n; h++) {
      if (weights == null || weights[h] > 0) {
        add(history[h], weights == null ? 1 : weights[h]);
      }
    }
    boolean anyBelow = false;
    for (int h = 0; weights != null && h < n; h++) {
      if (weights[h] < 0) {
        add(history[h], weights[h]);
        anyBelow = true;
      }
    }
    if (anyBelow) {
      int kept = 0;
      for (int i = 0; i < profileSize; i++) {
        if (profile[profileTags[i]] > 0) {
          profileTags[kept++] = profileTags[i];
        } else {
          profile[profileTags[i]] = 0;
        }
      }
      profileSize = kept;
    }
  }

  private void add(int tralbum, float weight) {
    for (int p = tags.start(tralbum); p < tags.end(tralbum); p++) {
      int tag = tags.column(p);
      // A tag that one tralbum carries leads nowhere; one that all carry says nothing.
      float idf = carriers.idf(tag);
      if (carriers.count(tag) <= 1 || !(idf > 0)) {
        continue;
      }
      if (weight > 0 && profile[tag] == 0) {
        profileTags[profileSize++] = tag;
      }
      // What the fan does not want takes away only from what the fan has: a tag never has less than
      // nothing, and a tag at nothing is not added again.
      if (weight > 0 || profile[tag] != 0) {
        profile[tag] += idf * weight;
      }
    }
  }

  private void sortRarestFirst() {
    long[] order = new long[profileSize];
    for (int i = 0; i < profileSize; i++) {
      order[i] = (long) carriers.count(profileTags[i]) << 32 | profileTags[i];
    }
    Arrays.sort(order);
    for (int i = 0; i < profileSize; i++) {
      profileTags[i] = (int) order[i];
    }
  }

  /// Scores the carriers of the rarest tags, and returns how many tags that were.
  private int scoreByTags(long most) {
    int used = 0;
    long read = 0;
    while (used < profileSize && read + carriers.count(profileTags[used]) <= most) {
      int tag = profileTags[used++];
      read += carriers.count(tag);
      float weight = profile[tag] * carriers.idf(tag);
      for (int i = 0; i < carriers.count(tag); i++) {
        int tralbum = carriers.carrier(tag, i);
        scores.add(tralbum, weight * carriers.scale(tralbum));
      }
    }
    return used;
  }

  /// Scores the most owned carriers of the strongest of the tags too common to be read in whole.
  /// Says whether any of these tags has more carriers.
  private boolean scorePopular(int from, long deep) {
    TopK strongest = new TopK(STRONGEST_TAGS);
    for (int i = from; i < profileSize; i++) {
      strongest.offer(profileTags[i], profile[profileTags[i]]);
    }
    strongest.sort();
    boolean more = false;
    for (int s = 0; s < strongest.size(); s++) {
      int tag = strongest.id(s);
      int most = (int) Math.min(carriers.count(tag), deep);
      more |= most < carriers.count(tag);
      for (int i = 0; i < most; i++) {
        int tralbum = carriers.carrier(tag, i);
        scores.add(tralbum, strongest.score(s) * (1 + carriers.owners(tralbum)));
      }
    }
    return more;
  }

  private void take(
      RankedList list, int length, int[] history, int n, Variety variety, Origin origin) {
    for (int h = 0; h < n; h++) {
      scores.leaveOut(history[h]);
    }
    for (int i = 0; i < list.size(); i++) {
      scores.leaveOut(list.tralbum(i));
    }
    // Filled scores are put below the list's last, in their own proportion, so that scores never
    // rise along a list.
    float ceiling = list.size() == 0 ? 1 : list.score(list.size() - 1);
    TopK deepest = best;
    int from = 0;
    while (true) {
      scores.rankPositive(deepest);
      for (int i = from; i < deepest.size() && list.size() < length; i++) {
        if (variety.take(deepest.id(i))) {
          list.add(deepest.id(i), ceiling * (deepest.score(i) / deepest.score(0)), origin);
        }
      }
      if (list.size() == length || !deepest.isFull() || deepest.k() >= scores.tralbums()) {
        break;
      }
      // The first of the deeper ones are those already seen: the order depends on scores and ids.
      from = deepest.k();
      deepest = new TopK((int) Math.min(scores.tralbums(), 4L * deepest.k()));
    }
    scores.clear();
  }
}

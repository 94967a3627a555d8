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
/// 20,000 carriers were seen. One per thread; memory: what [Scores] takes, and 8 bytes a tag.
final class TagFill {
  private static final int CARRIERS_READ = 20_000;
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
  void fill(RankedList list, int length, int[] history, float @Nullable [] weights, int n) {
    readProfile(history, weights, n);
    if (profileSize == 0) {
      return;
    }
    sortRarestFirst();
    int used = scoreByTags();
    take(list, length, history, n, Origin.TAGS);
    if (list.size() < length) {
      scorePopular(used, length + n + list.size());
      take(list, length, history, n, Origin.POPULAR_IN_TAGS);
    }
    for (int i = 0; i < profileSize; i++) {
      profile[profileTags[i]] = 0;
    }
    profileSize = 0;
  }

  private void readProfile(int[] history, float @Nullable [] weights, int n) {
    for (int h = 0; h < n; h++) {
      for (int p = tags.start(history[h]); p < tags.end(history[h]); p++) {
        int tag = tags.column(p);
        // A tag that one tralbum carries leads nowhere; one that all carry says nothing.
        float idf = carriers.idf(tag);
        if (carriers.count(tag) > 1 && idf > 0) {
          if (profile[tag] == 0) {
            profileTags[profileSize++] = tag;
          }
          profile[tag] += idf * (weights == null ? 1 : Math.abs(weights[h]));
        }
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
  private int scoreByTags() {
    int used = 0;
    long read = 0;
    while (used < profileSize && read + carriers.count(profileTags[used]) <= CARRIERS_READ) {
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
  private void scorePopular(int from, int deep) {
    TopK strongest = new TopK(STRONGEST_TAGS);
    for (int i = from; i < profileSize; i++) {
      strongest.offer(profileTags[i], profile[profileTags[i]]);
    }
    strongest.sort();
    for (int s = 0; s < strongest.size(); s++) {
      int tag = strongest.id(s);
      int most = Math.min(carriers.count(tag), deep);
      for (int i = 0; i < most; i++) {
        int tralbum = carriers.carrier(tag, i);
        scores.add(tralbum, strongest.score(s) * (1 + carriers.owners(tralbum)));
      }
    }
  }

  private void take(RankedList list, int length, int[] history, int n, Origin origin) {
    for (int h = 0; h < n; h++) {
      scores.leaveOut(history[h]);
    }
    for (int i = 0; i < list.size(); i++) {
      scores.leaveOut(list.tralbum(i));
    }
    best.clear();
    scores.offerPositive(best);
    best.sort();
    // Filled scores are put below the list's last, in their own proportion, so that scores never
    // rise along a list.
    float ceiling = list.size() == 0 ? 1 : list.score(list.size() - 1);
    for (int i = 0; i < best.size() && list.size() < length; i++) {
      list.add(best.id(i), ceiling * (best.score(i) / best.score(0)), origin);
    }
    scores.clear();
  }
}

package com.bcrecommender.edition;

import java.util.Arrays;

/// How active everything is: tralbums by owners, fans by owned records, tags by tralbums. Orders by
/// it, ties by lower id. Memory: 4 bytes for each. Not for several threads.
final class Activity {
  private final int[] tralbums;
  private final int[] fans;
  private final int[] tags;
  private long[] scratch = new long[1 << 10];

  Activity(Sizes sizes) {
    this(new int[sizes.tralbums()], new int[sizes.fans()], new int[sizes.tags()]);
  }

  /// Of arrays that others may read too.
  Activity(int[] tralbums, int[] fans, int[] tags) {
    this.tralbums = tralbums;
    this.fans = fans;
    this.tags = tags;
  }

  /// The same under other ids.
  ///
  /// @param stagedTralbums per tralbum its id here
  /// @param stagedFans likewise
  Activity renumbered(int[] stagedTralbums, int[] stagedFans) {
    Activity other = new Activity(new Sizes(fans.length, tralbums.length, tags.length));
    System.arraycopy(tags, 0, other.tags, 0, tags.length);
    for (int id = 0; id < tralbums.length; id++) {
      other.tralbums[id] = tralbums[stagedTralbums[id]];
    }
    for (int id = 0; id < fans.length; id++) {
      other.fans[id] = fans[stagedFans[id]];
    }
    return other;
  }

  void tralbum(int id, int owners) {
    tralbums[id] = owners;
  }

  void fan(int id, int owned) {
    fans[id] = owned;
  }

  void tag(int id, int count) {
    tags[id] = count;
  }

  int owners(int tralbum) {
    return tralbums[tralbum];
  }

  int[] ofTralbums() {
    return tralbums;
  }

  int[] ofFans() {
    return fans;
  }

  int[] ofTags() {
    return tags;
  }

  /// The most active of some fans, the most active first.
  int[] mostActive(int[] ids, int count, int most) {
    return most(ids, count, fans, most);
  }

  /// All ids from 0, the most active first.
  static int[] order(int[] activity) {
    long[] keys = new long[activity.length];
    for (int id = 0; id < keys.length; id++) {
      keys[id] = key(activity[id], id);
    }
    Arrays.sort(keys);
    int[] ids = new int[keys.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = (int) keys[i];
    }
    return ids;
  }

  /// The most active of some ids, the most active first.
  int[] most(int[] ids, int count, int[] activity, int most) {
    if (scratch.length < count) {
      scratch = new long[Math.max(count, scratch.length * 2)];
    }
    for (int i = 0; i < count; i++) {
      scratch[i] = key(activity[ids[i]], ids[i]);
    }
    Arrays.sort(scratch, 0, count);
    int[] first = new int[Math.min(count, most)];
    for (int i = 0; i < first.length; i++) {
      first[i] = (int) scratch[i];
    }
    return first;
  }

  /// Ascending keys are descending activities, then ascending ids.
  private static long key(int activity, int id) {
    return (long) (Integer.MAX_VALUE - activity) << 32 | id;
  }
}

package com.bcrecommender.engine.list;

import com.bcrecommender.engine.data.Snapshot;

/// What one list may not hold beside its history and what it holds already:
///
/// - more than some number of tralbums by one artist;
/// - a track whose album is in the history; a track and its album both;
/// - a release that is in the history or in the list, under another key.
///
/// Candidates are offered from the best on and each is taken unless it clashes with what was taken
/// before, so the list is the first in the order of ranking that the rules allow. What the snapshot
/// does not know of a tralbum never clashes. An album may be listed for a fan who has a track of
/// it. For one thread.
final class Variety {
  /// What is known of each tralbum, side by side, so that a candidate costs one memory access.
  /// Memory: 12 bytes a tralbum. Immutable; for several threads.
  static final class Rules {
    private static final int FIELDS = 3;

    // Artist, album and release of each tralbum, -1 where unknown.
    private final int[] facts;
    private final int perArtist;
    private final boolean anyAlbum;

    /// @param perArtist the most tralbums of one artist; 0 for no limit
    Rules(Snapshot snapshot, int perArtist) {
      this.perArtist = perArtist;
      facts = new int[Math.multiplyExact(FIELDS, snapshot.tralbums())];
      boolean album = false;
      int[] byArtist = new int[snapshot.artists()];
      int[] byRelease = new int[snapshot.releases()];
      for (int t = 0; t < snapshot.tralbums(); t++) {
        count(snapshot.artist(t), byArtist);
        count(snapshot.release(t), byRelease);
      }
      for (int t = 0; t < snapshot.tralbums(); t++) {
        // What cannot clash need not be remembered: most releases have one key, many artists few
        // tralbums.
        facts[FIELDS * t] = perArtist == 0 ? -1 : above(perArtist, snapshot.artist(t), byArtist);
        facts[FIELDS * t + 1] = snapshot.album(t);
        facts[FIELDS * t + 2] = above(1, snapshot.release(t), byRelease);
        album |= snapshot.album(t) >= 0;
      }
      anyAlbum = album;
    }

    private static void count(int number, int[] counts) {
      if (number >= 0) {
        counts[number]++;
      }
    }

    private static int above(int least, int number, int[] counts) {
      return number >= 0 && counts[number] > least ? number : -1;
    }
  }

  private final Rules rules;
  private final Marks byArtist = new Marks();
  private final Marks releases = new Marks();
  // Tralbums of history and list, and albums of which a track is in the list.
  private final Marks there = new Marks();
  private final Marks trackListed = new Marks();

  Variety(Rules rules) {
    this.rules = rules;
  }

  /// Begins a list for a history.
  void begin(int[] history, int n) {
    byArtist.clear();
    releases.clear();
    there.clear();
    trackListed.clear();
    for (int h = 0; h < n; h++) {
      int release = rules.facts[Rules.FIELDS * history[h] + 2];
      if (release >= 0) {
        releases.add(release);
      }
      if (rules.anyAlbum) {
        there.add(history[h]);
      }
    }
  }

  /// Takes a tralbum that is not in the history, unless it clashes. Says whether it was taken.
  boolean take(int tralbum) {
    int at = Rules.FIELDS * tralbum;
    int artist = rules.facts[at];
    int album = rules.facts[at + 1];
    int release = rules.facts[at + 2];
    if ((artist >= 0 && byArtist.count(artist) >= rules.perArtist)
        || (album >= 0 && there.count(album) > 0)
        || (rules.anyAlbum && trackListed.count(tralbum) > 0)
        || (release >= 0 && releases.count(release) > 0)) {
      return false;
    }
    if (artist >= 0) {
      byArtist.add(artist);
    }
    if (album >= 0) {
      trackListed.add(album);
    }
    if (release >= 0) {
      releases.add(release);
    }
    if (rules.anyAlbum) {
      there.add(tralbum);
    }
    return true;
  }
}

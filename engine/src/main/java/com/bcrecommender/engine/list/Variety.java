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
/// it. For one thread; memory: 2 bytes a tralbum, 1 a release, 4 an artist.
final class Variety {
  /// A tralbum that is in the history or in the list.
  private static final byte THERE = 1;

  /// An album of which a track is in the list.
  private static final byte TRACK_LISTED = 2;

  private final Snapshot snapshot;
  private final int perArtist;
  private final int[] byArtist;
  private final byte[] marks;
  private final boolean[] releases;
  private int[] history = new int[0];
  private int n;
  private int[] taken = new int[16];
  private int size;

  /// @param perArtist the most tralbums of one artist; 0 for no limit
  Variety(Snapshot snapshot, int perArtist) {
    this.snapshot = snapshot;
    this.perArtist = perArtist;
    byArtist = new int[perArtist == 0 ? 0 : snapshot.artists()];
    marks = new byte[snapshot.tralbums()];
    releases = new boolean[snapshot.releases()];
  }

  /// Begins a list for a history, which must stay as it is until [#end].
  void begin(int[] history, int n) {
    this.history = history;
    this.n = n;
    mark(true);
  }

  /// Takes a tralbum that is not in the history, unless it clashes. Says whether it was taken.
  boolean take(int tralbum) {
    int artist = perArtist == 0 ? -1 : snapshot.artist(tralbum);
    int album = snapshot.album(tralbum);
    int release = snapshot.release(tralbum);
    if ((artist >= 0 && byArtist[artist] >= perArtist)
        || (album >= 0 && (marks[album] & THERE) != 0)
        || (marks[tralbum] & TRACK_LISTED) != 0
        || (release >= 0 && releases[release])) {
      return false;
    }
    if (artist >= 0) {
      byArtist[artist]++;
    }
    if (album >= 0) {
      marks[album] |= TRACK_LISTED;
    }
    if (release >= 0) {
      releases[release] = true;
    }
    marks[tralbum] |= THERE;
    if (size == taken.length) {
      taken = java.util.Arrays.copyOf(taken, 2 * size);
    }
    taken[size++] = tralbum;
    return true;
  }

  /// Forgets the list and its history; costs what they hold.
  void end() {
    mark(false);
    for (int i = 0; i < size; i++) {
      int artist = perArtist == 0 ? -1 : snapshot.artist(taken[i]);
      int album = snapshot.album(taken[i]);
      int release = snapshot.release(taken[i]);
      if (artist >= 0) {
        byArtist[artist] = 0;
      }
      if (album >= 0) {
        marks[album] = 0;
      }
      if (release >= 0) {
        releases[release] = false;
      }
      marks[taken[i]] = 0;
    }
    size = 0;
    n = 0;
  }

  private void mark(boolean there) {
    for (int h = 0; h < n; h++) {
      marks[history[h]] = there ? THERE : 0;
      int release = snapshot.release(history[h]);
      if (release >= 0) {
        releases[release] = there;
      }
    }
  }
}

package com.bcrecommender.engine.list;

import com.bcrecommender.engine.data.Snapshot;
import org.jspecify.annotations.Nullable;

/// What lists need of a snapshot whatever the model: what must not stand beside what, and who
/// carries a tag. Made when lists are first made by it, and shared by all that are, of fans and of
/// tralbums. Memory: 12 bytes a tralbum, and [TagCarriers] where lists are filled. For several
/// threads.
public final class ListRules {
  private final Snapshot snapshot;
  private final boolean fill;
  private final int perArtist;
  private Variety.@Nullable Rules variety;
  private @Nullable TagCarriers carriers;

  /// Lists that are filled, with at most [ListMaker#PER_ARTIST] entries of one artist.
  public ListRules(Snapshot snapshot) {
    this(snapshot, true, ListMaker.PER_ARTIST);
  }

  /// Lists hold no track whose album is in the history, no track beside its album, and no release
  /// of the history or the list under another key, as far as the snapshot knows.
  ///
  /// @param fill whether lists that the model cannot fill are filled by tags
  /// @param perArtist the most entries of one artist, or 0 for no limit
  public ListRules(Snapshot snapshot, boolean fill, int perArtist) {
    if (perArtist < 0) {
      throw new IllegalArgumentException(
          "expected 0 or more entries of one artist, found " + perArtist);
    }
    this.snapshot = snapshot;
    this.fill = fill && snapshot.tralbumTags().size() > 0;
    this.perArtist = perArtist;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  synchronized Variety.Rules variety() {
    Variety.Rules known = variety;
    if (known == null) {
      known = new Variety.Rules(snapshot, perArtist);
      variety = known;
    }
    return known;
  }

  /// `null` where lists are not filled.
  synchronized @Nullable TagCarriers carriers() {
    TagCarriers known = carriers;
    if (known == null && fill) {
      known = new TagCarriers(snapshot);
      carriers = known;
    }
    return known;
  }
}

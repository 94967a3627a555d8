package com.bcrecommender.engine.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The catalog's preferences and tags, frozen, with dense ids from 0: all that the engine sees.
///
/// Memory: 4 bytes a preference, and as much again for each of weights (only where there are
/// wishes), times (only where any is known) and each transposed view (made when first asked for); 1
/// byte for kinds (only where they differ); 4 bytes a tralbum for each of artists, albums and
/// releases (only where any is known). What was read by [SnapshotPieces#read] has on the heap only
/// 4 bytes a fan and 8 a tralbum; the rest lies in mapped files. 34 million preferences without
/// wishes and times take 136 MB, with the owners 272 MB. Immutable; safe to share between threads.
public final class Snapshot {
  /// What a wish weighs beside a purchase until a better weight was chosen on validation data.
  public static final float WISH_WEIGHT = 0.5f;

  /// Stands for a time that is not known.
  public static final long UNKNOWN_TIME = Long.MIN_VALUE;

  /// The latest time that can be kept, 2106-02-07: times are unsigned 32-bit seconds.
  public static final long LATEST_TIME = 0xFFFFFFFEL;

  private final float wishWeight;
  private final int tags;
  private final SparseRows preferences;
  private final byte @Nullable [] kinds;
  private final int @Nullable [] times;
  private final int @Nullable [] places;
  private final int @Nullable [] stated;
  private final @Nullable Ints artistOf;
  private final @Nullable Ints albumOf;
  private final @Nullable Ints releaseOf;
  private final @Nullable Ints unconfirmed;
  private final int artists;
  private final int releases;
  private final SparseRows tralbumTags;
  private volatile @Nullable SparseRows preferencesByTralbum;
  private volatile @Nullable SparseRows owners;
  private volatile byte @Nullable [] ownedMarks;

  private Snapshot(Builder from) {
    int fans = Math.max(from.fans, from.preferences.maxRow() + 1);
    int tralbums =
        Math.max(
            Math.max(from.tralbums, from.leastTralbums()),
            Math.max(from.preferences.maxColumn() + 1, from.tralbumTags.maxRow() + 1));
    wishWeight = from.wishWeight;
    tags = Math.max(from.tags, from.tralbumTags.maxColumn() + 1);
    PreferenceLog.Frozen frozen = from.preferences.freeze(fans, from.keepOrder);
    kinds = frozen.kinds;
    times = frozen.timesArePlaces ? null : frozen.times;
    places = frozen.timesArePlaces ? frozen.times : null;
    preferences =
        new SparseRows(tralbums, frozen.starts, frozen.columns, weights(kinds, wishWeight));
    PreferenceLog.Frozen frozenTags = from.tralbumTags.freeze(tralbums, false);
    tralbumTags = new SparseRows(tags, frozenTags.starts, frozenTags.columns, null);
    stated = from.stated.frozen(fans);
    artistOf = column(from.artistOf, tralbums);
    albumOf = column(from.albumOf, tralbums);
    releaseOf = column(from.releaseOf, tralbums);
    unconfirmed = column(from.unconfirmed, tralbums);
    artists = from.artistOf.largest() + 1;
    releases = from.releaseOf.largest() + 1;
  }

  private static @Nullable Ints column(IdColumn from, int length) {
    int[] frozen = from.frozen(length);
    return frozen == null ? null : Ints.of(frozen);
  }

  /// Takes over what was read.
  Snapshot(SnapshotColumns from) {
    wishWeight = from.wishWeight();
    tags = from.tralbumTags().columns();
    kinds = from.kinds();
    times = null;
    places = null;
    preferences = from.preferences();
    preferencesByTralbum = from.byTralbum();
    owners = from.owners();
    tralbumTags = from.tralbumTags();
    stated = null;
    artistOf = from.artistOf();
    albumOf = from.albumOf();
    releaseOf = from.releaseOf();
    unconfirmed = from.unconfirmed();
    artists = from.artists();
    releases = from.releases();
  }

  /// All that learning and lists need.
  SnapshotColumns columns() {
    return new SnapshotColumns(
        wishWeight,
        preferences,
        kinds,
        null,
        null,
        tralbumTags,
        artistOf,
        albumOf,
        releaseOf,
        unconfirmed,
        artists,
        releases);
  }

  static float @Nullable [] weights(byte @Nullable [] kinds, float wishWeight) {
    if (kinds == null) {
      return null;
    }
    boolean any = false;
    for (byte kind : kinds) {
      any |= !PreferenceKind.of(kind).countsAsOwned();
    }
    if (!any) {
      return null;
    }
    float[] weights = new float[kinds.length];
    for (int p = 0; p < weights.length; p++) {
      weights[p] = PreferenceKind.of(kinds[p]).countsAsOwned() ? 1 : wishWeight;
    }
    return weights;
  }

  public static Builder builder() {
    return new Builder();
  }

  public int fans() {
    return preferences.rows();
  }

  public int tralbums() {
    return preferences.columns();
  }

  public int tags() {
    return tags;
  }

  /// What a wish weighs in [#preferences].
  public float wishWeight() {
    return wishWeight;
  }

  /// Fan by tralbum: all preferences, wishes too, with their weights (all 1 where there are no
  /// wishes).
  public SparseRows preferences() {
    return preferences;
  }

  /// Tralbum by fan: the transposed [#preferences], wishes too. Made when first asked for.
  public SparseRows preferencesByTralbum() {
    SparseRows made = preferencesByTralbum;
    if (made == null) {
      synchronized (this) {
        made = preferencesByTralbum;
        if (made == null) {
          made = preferences.transpose();
          preferencesByTralbum = made;
        }
      }
    }
    return made;
  }

  /// Tralbum by fan: who owns it. Wishes do not make an owner; where there are none this is
  /// [#preferencesByTralbum] itself.
  public SparseRows owners() {
    SparseRows made = owners;
    if (made == null) {
      synchronized (this) {
        made = owners;
        if (made == null) {
          made = preferences.hasValues() ? owned().transpose() : preferencesByTralbum();
          owners = made;
        }
      }
    }
    return made;
  }

  private SparseRows owned() {
    int[] starts = new int[fans() + 1];
    int[] columns = new int[preferences.size()];
    int to = 0;
    for (int f = 0; f < fans(); f++) {
      for (int p = preferences.start(f); p < preferences.end(f); p++) {
        if (isOwned(p)) {
          columns[to++] = preferences.column(p);
        }
      }
      starts[f + 1] = to;
    }
    return new SparseRows(tralbums(), starts, Arrays.copyOf(columns, to), null);
  }

  /// Tralbum by tag, without values.
  public SparseRows tralbumTags() {
    return tralbumTags;
  }

  /// Whether the preference at a position of [#preferences] counts as owned: all but wishes do.
  public boolean isOwned(int position) {
    return kind(position).countsAsOwned();
  }

  /// Gives what one fan after another has to loops, with marks of what is owned; one per thread.
  public RowCursor fanRows() {
    return new RowCursor(preferences, preferences.isMapped() ? null : ownedMarks(), true);
  }

  /// For each position of [#preferences] 1 where it counts as owned, 0 for a wish; null where there
  /// are no wishes. Made when first asked for: a byte each.
  private byte @Nullable [] ownedMarks() {
    byte[] made = ownedMarks;
    if (made == null && preferences.hasValues()) {
      synchronized (this) {
        made = ownedMarks;
        if (made == null) {
          made = new byte[preferences.size()];
          for (int p = 0; p < made.length; p++) {
            made[p] = (byte) (isOwned(p) ? 1 : 0);
          }
          ownedMarks = made;
        }
      }
    }
    return made;
  }

  /// Whether the fan has the tralbum and did not only wish for it.
  public boolean isOwned(int fan, int tralbum) {
    int p = preferences.find(fan, tralbum);
    return p >= 0 && isOwned(p);
  }

  /// The kind of the preference at a position of [#preferences].
  public PreferenceKind kind(int position) {
    return kinds == null
        ? PreferenceKind.of(preferences.kind(position))
        : PreferenceKind.of(kinds[position]);
  }

  /// Whether kinds are kept; where they are not, each is owned.
  boolean hasKinds() {
    return kinds != null || preferences.hasKinds();
  }

  /// Whether any preference has a known time.
  public boolean hasTimes() {
    return times != null;
  }

  /// When the preference at a position of [#preferences] began: UTC epoch seconds, or
  /// [#UNKNOWN_TIME].
  public long time(int position) {
    if (times == null || times[position] == PreferenceLog.NO_TIME) {
      return UNKNOWN_TIME;
    }
    return Integer.toUnsignedLong(times[position]);
  }

  /// Whether the order is known in which each fan's preferences were added: only where the builder
  /// was told to keep it, and no time is known.
  public boolean hasOrder() {
    return places != null;
  }

  /// The place of the preference at a position of [#preferences] in the order in which its fan's
  /// were added; lower is earlier. A number of its own for each preference of a fan.
  ///
  /// @throws IllegalStateException where the order is not known
  public int place(int position) {
    if (places == null) {
      throw new IllegalStateException("the order of preferences was not kept");
    }
    return places[position];
  }

  /// How many records the fan's own page says there are, or -1 where unknown. Where it is more than
  /// is known, the collection is truncated: what is missing is not disliked.
  public int stated(int fan) {
    return stated == null ? -1 : stated[fan];
  }

  /// How many artists are told apart.
  public int artists() {
    return artists;
  }

  /// How many releases are told apart.
  public int releases() {
    return releases;
  }

  /// A number for whoever made the tralbum, the same for all by one artist; -1 where unknown.
  public int artist(int tralbum) {
    return artistOf == null ? IdColumn.UNKNOWN : artistOf.get(tralbum);
  }

  /// The album that a track is on, a tralbum too; -1 where unknown, and for an album.
  public int album(int tralbum) {
    return albumOf == null ? IdColumn.UNKNOWN : albumOf.get(tralbum);
  }

  /// A number for what a listener would call the same record, such as one release under two keys;
  /// -1 where unknown.
  public int release(int tralbum) {
    return releaseOf == null ? IdColumn.UNKNOWN : releaseOf.get(tralbum);
  }

  /// Whether nothing has confirmed for long that the tralbum is still there. Where that is not
  /// known, it is not so.
  public boolean isUnconfirmed(int tralbum) {
    return unconfirmed != null && unconfirmed.get(tralbum) != IdColumn.UNKNOWN;
  }

  /// Whether that is so of any tralbum.
  public boolean hasUnconfirmed() {
    return unconfirmed != null;
  }

  /// A builder that starts with everything of this snapshot but its preferences; splits fill in a
  /// part of them.
  public Builder withoutPreferences() {
    Builder builder = new Builder().sizes(fans(), tralbums(), tags).wishWeight(wishWeight);
    for (int t = 0; t < tralbums(); t++) {
      for (int p = tralbumTags.start(t); p < tralbumTags.end(t); p++) {
        builder.tag(t, tralbumTags.column(p));
      }
      builder.artistOf.set(t, artist(t));
      builder.albumOf.set(t, album(t));
      builder.releaseOf.set(t, release(t));
      if (isUnconfirmed(t)) {
        builder.unconfirmed(t);
      }
    }
    for (int f = 0; stated != null && f < fans(); f++) {
      builder.stated(f, stated[f]);
    }
    return builder;
  }

  /// Collects preferences and tags in any order. Duplicates merge: the strongest kind and the
  /// earliest time stay. Not safe for several threads. Memory while building: 8 bytes a pair, 13
  /// with kinds and times, given back while [#build] freezes it.
  public static final class Builder {
    private final PreferenceLog preferences = new PreferenceLog();
    private final PreferenceLog tralbumTags = new PreferenceLog();
    private final IdColumn stated = new IdColumn();
    private final IdColumn artistOf = new IdColumn();
    private final IdColumn albumOf = new IdColumn();
    private final IdColumn releaseOf = new IdColumn();
    private final IdColumn unconfirmed = new IdColumn();
    private int fans;
    private int tralbums;
    private int tags;
    private float wishWeight = WISH_WEIGHT;
    private boolean keepOrder;
    private boolean built;

    private Builder() {}

    /// At least so many of each, whether or not they have a preference or tag. Without it, sizes
    /// grow with the ids that are added.
    public Builder sizes(int fans, int tralbums, int tags) {
      this.fans = Math.max(this.fans, checkedId("fans", fans));
      this.tralbums = Math.max(this.tralbums, checkedId("tralbums", tralbums));
      this.tags = Math.max(this.tags, checkedId("tags", tags));
      return this;
    }

    /// Keeps, where no time is known, the order in which each fan's preferences are added: 4 bytes
    /// a preference. Many files list a fan's preferences from the first to the last.
    public Builder keepOrder() {
      keepOrder = true;
      return this;
    }

    /// @param weight of a wish beside a purchase, above 0 and at most 1
    public Builder wishWeight(float weight) {
      if (!(weight > 0 && weight <= 1)) {
        throw new IllegalArgumentException(
            "the weight of a wish must be above 0 and at most 1, found " + weight);
      }
      wishWeight = weight;
      return this;
    }

    /// @param timeOrUnknown UTC epoch seconds from 0 to [#LATEST_TIME], or [#UNKNOWN_TIME]
    public Builder preference(int fan, int tralbum, PreferenceKind kind, long timeOrUnknown) {
      if (timeOrUnknown != UNKNOWN_TIME && (timeOrUnknown < 0 || timeOrUnknown > LATEST_TIME)) {
        throw new IllegalArgumentException(
            "expected a time from 1970 to 2106 in seconds, found " + timeOrUnknown);
      }
      preferences.add(
          checkedId("fan", fan),
          checkedId("tralbum", tralbum),
          kind,
          timeOrUnknown == UNKNOWN_TIME ? PreferenceLog.NO_TIME : (int) timeOrUnknown);
      return this;
    }

    /// A preference of kind owned and unknown time.
    public Builder preference(int fan, int tralbum) {
      return preference(fan, tralbum, PreferenceKind.OWNED, UNKNOWN_TIME);
    }

    public Builder tag(int tralbum, int tag) {
      tralbumTags.add(checkedId("tralbum", tralbum), checkedId("tag", tag));
      return this;
    }

    /// @param count as the fan's own page states it; -1 where unknown
    public Builder stated(int fan, int count) {
      stated.set(checkedId("fan", fan), Math.max(IdColumn.UNKNOWN, count));
      fans = Math.max(fans, fan + 1);
      return this;
    }

    /// @param artist a number from 0, the same for all tralbums by one artist
    public Builder artist(int tralbum, int artist) {
      artistOf.set(checkedId("tralbum", tralbum), checkedId("artist", artist));
      return this;
    }

    /// @param album the tralbum that the track is on
    public Builder album(int track, int album) {
      if (track == album) {
        throw new IllegalArgumentException("expected a track and its album, found twice " + track);
      }
      albumOf.set(checkedId("tralbum", track), checkedId("tralbum", album));
      return this;
    }

    /// @param release a number from 0, the same for all tralbums that are one release
    public Builder release(int tralbum, int release) {
      releaseOf.set(checkedId("tralbum", tralbum), checkedId("release", release));
      return this;
    }

    /// Nothing has confirmed for long that the tralbum is still there: lists rank it lower.
    public Builder unconfirmed(int tralbum) {
      unconfirmed.set(checkedId("tralbum", tralbum), 1);
      return this;
    }

    private int leastTralbums() {
      int last = Math.max(unconfirmed.lastId(), Math.max(albumOf.lastId(), albumOf.largest()));
      return Math.max(last, Math.max(artistOf.lastId(), releaseOf.lastId())) + 1;
    }

    /// Gives everything added so far its final ids: what was added as `i` becomes `fanIds[i]`, and
    /// so on.
    Builder renumber(int[] fanIds, int[] tralbumIds, int[] tagIds) {
      preferences.renumber(fanIds, tralbumIds);
      tralbumTags.renumber(tralbumIds, tagIds);
      stated.renumber(fanIds);
      artistOf.renumber(tralbumIds);
      albumOf.renumber(tralbumIds);
      albumOf.renumberValues(tralbumIds);
      releaseOf.renumber(tralbumIds);
      unconfirmed.renumber(tralbumIds);
      return this;
    }

    /// Freezes what was added. The builder is empty afterwards and cannot be used again.
    public Snapshot build() {
      if (built) {
        throw new IllegalStateException("a builder builds one snapshot");
      }
      built = true;
      return new Snapshot(this);
    }

    private static int checkedId(String what, int id) {
      if (id < 0 || id > Integer.MAX_VALUE - 16) {
        throw new IllegalArgumentException(
            "expected a dense id or count of %s from 0 to 2147483631, found %d"
                .formatted(what, id));
      }
      return id;
    }
  }
}

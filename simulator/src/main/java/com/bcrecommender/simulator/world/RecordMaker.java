package com.bcrecommender.simulator.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes albums with their tracks, and tracks that stand alone. Some releases have a part to play,
/// by their number: see the constants.
final class RecordMaker {
  static final int DELETED = 4;
  static final int PRIVATE = 7;
  static final int LARGEST_ID = 9;
  static final int WITH_MERCH = 6;
  static final int RENAMED = 11;
  static final int FIRST_HOSTILE = 12;
  static final int FIRST_TRACK = FIRST_HOSTILE + HostileNames.COUNT;

  private static final String VARIOUS = "Various Artists";
  private static final long FIRST_RELEASE = 1_262_304_000L; // 2010-01-01

  private final Dice dice;
  private final Ids ids;
  private final boolean hostile;
  private final TagMaker tags;
  private final PriceMaker prices;
  private final Vocabulary common = Vocabulary.read("common.txt");
  private final List<Tralbum> releases = new ArrayList<>();
  private final Map<String, Tralbum> byKey = new LinkedHashMap<>();
  private final Map<Long, Slug> slugs = new HashMap<>();
  private final Map<Long, Scene.Corner> corners = new HashMap<>();
  private final Set<String> titles = new HashSet<>();
  private @Nullable Long albumIdForATrack;

  RecordMaker(WorldOptions options, Dice dice, Ids ids) {
    this.dice = dice;
    this.ids = ids;
    this.hostile = options.hostile();
    this.tags = new TagMaker(dice.fork("tags"));
    this.prices = new PriceMaker(dice.fork("prices"));
  }

  List<Tralbum> releases() {
    return List.copyOf(releases);
  }

  Map<String, Tralbum> byKey() {
    return byKey;
  }

  /// A release of an artist's own.
  void own(Artist artist, Vocabulary words) {
    release(artist, artist.name(), words, false);
  }

  /// A label's release: by one of its artists, or a compilation.
  void ofLabel(Artist label, Vocabulary words, boolean compilation) {
    String credit = compilation ? VARIOUS : words.phrase("artist", dice);
    release(label, credit, words, compilation);
  }

  private void release(Artist host, String credit, Vocabulary words, boolean compilation) {
    int number = releases.size();
    boolean single =
        number == FIRST_TRACK || (number > FIRST_TRACK && !host.label() && dice.chance(0.16));
    Scene.Corner corner =
        corners.computeIfAbsent(host.id(), a -> dice.pick(host.scene().corners()));
    if (host.label()) {
      corner = dice.pick(host.scene().corners());
    }
    String title = title(number, words);
    long released =
        FIRST_RELEASE + 86_400L * dice.below((int) ((World.NOW - FIRST_RELEASE) / 86_400 - 40));
    List<String> tagged = tags.of(host.scene(), corner, host.location());
    Draft draft =
        new Draft(
            host,
            credit,
            corner,
            title,
            ids.next(),
            tagged,
            prices.next(host),
            released,
            // Pages are touched up to a month after the release.
            released + dice.below(30 * 86_400),
            state(number));
    Tralbum release = single ? track(draft, words) : album(draft, number, words, compilation);
    releases.add(release);
    byKey.put(release.key(), release);
  }

  /// What an album and its tracks have in common.
  private record Draft(
      Artist host,
      String credit,
      Scene.Corner corner,
      String title,
      long artId,
      List<String> tags,
      Price price,
      long released,
      long modified,
      Tralbum.State state) {}

  private static Tralbum.State state(int number) {
    return switch (number) {
      case DELETED -> Tralbum.State.DELETED;
      case PRIVATE -> Tralbum.State.PRIVATE;
      default -> Tralbum.State.PUBLIC;
    };
  }

  private String title(int number, Vocabulary words) {
    if (hostile && number >= FIRST_HOSTILE && number < FIRST_TRACK) {
      return HostileNames.TITLES.get(number - FIRST_HOSTILE);
    }
    String title = words.phrase("title", dice);
    for (int i = 0; i < 50 && !titles.add(title); i++) {
      title = words.phrase("title", dice);
    }
    return title;
  }

  private Tralbum track(Draft d, Vocabulary words) {
    // Albums and tracks are counted separately: one number is both an album's and a track's.
    long id = albumIdForATrack == null ? ids.next() : albumIdForATrack;
    if (albumIdForATrack != null) {
      albumIdForATrack = null;
    }
    String title = words.phrase("track", dice);
    return tralbum(d, 't', id, title, d.credit, null, 0, seconds(), List.of(), List.of());
  }

  private Tralbum album(Draft d, int number, Vocabulary words, boolean compilation) {
    long id = number == LARGEST_ID ? Ids.largest() : ids.next();
    if (number == 0) {
      albumIdForATrack = id;
    }
    String key = "a" + id;
    int count = compilation ? dice.between(8, 12) : dice.logNormal(6, 0.5, 1, 12);
    List<String> tracks = new ArrayList<>();
    Set<String> used = new HashSet<>();
    double sum = 0;
    for (int i = 1; i <= count; i++) {
      String title = words.phrase("track", dice);
      for (int attempt = 0; attempt < 50 && !used.add(title); attempt++) {
        title = words.phrase("track", dice);
      }
      String credit = compilation ? words.phrase("artist", dice) : d.credit;
      double seconds = seconds();
      Tralbum track =
          tralbum(d, 't', ids.next(), title, credit, key, i, seconds, List.of(), List.of());
      byKey.put(track.key(), track);
      tracks.add(track.key());
      sum += seconds;
    }
    return tralbum(
        d,
        'a',
        id,
        d.title,
        d.credit,
        null,
        0,
        sum,
        tracks,
        prices.merch(ids, number == WITH_MERCH));
  }

  private Tralbum tralbum(
      Draft d,
      char type,
      long id,
      String title,
      String credit,
      @Nullable String album,
      int number,
      double seconds,
      List<String> tracks,
      List<Tralbum.Merch> merch) {
    Slug slug = slugs.computeIfAbsent(d.host.id(), a -> new Slug());
    Map<String, String> given = Map.of("PLACE", d.host.location().split(",")[0], "ARTIST", credit);
    return new Tralbum(
        type,
        id,
        title,
        credit,
        d.host,
        d.host.scene(),
        d.corner,
        slug.unique(title, "untitled"),
        d.artId,
        d.tags,
        album == null ? d.price : prices.ofTrack(d.price),
        d.released,
        d.modified,
        album,
        number,
        seconds,
        List.copyOf(tracks),
        merch,
        number == 0 ? common.sentence("about", dice, given) : "",
        number == 0 ? common.sentence("credits", dice, given) : "",
        d.state);
  }

  /// In thousandths, as the pages have it.
  private double seconds() {
    return dice.logNormal(222_000, 0.35, 41_000, 1_500_000) / 1000.0;
  }
}

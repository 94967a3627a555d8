package com.bcrecommender.simulator.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All artists and their records, before anybody has bought one.
///
/// @param artists in the order of their scenes
/// @param releases albums and tracks that stand alone
/// @param byKey releases and the albums' tracks
/// @param appeal how much a release draws buyers, by its key; falls with the rank like a power law
record Discography(
    List<Artist> artists,
    List<Tralbum> releases,
    Map<String, Tralbum> byKey,
    Map<String, Double> appeal) {

  /// Makes the records of all scenes; each scene has dice of its own.
  static Discography make(WorldOptions options, Map<Scene, Vocabulary> scenes, Ids ids) {
    Dice dice = new Dice(options.seed()).fork("discography");
    ArtistMaker artists = new ArtistMaker(dice.fork("artists"), ids);
    RecordMaker records = new RecordMaker(options, dice.fork("records"), ids);
    int left = options.tralbums();
    int scenesLeft = scenes.size();
    for (var entry : scenes.entrySet()) {
      int share = left / scenesLeft;
      fill(entry.getKey(), entry.getValue(), share, artists, records);
      left -= share;
      scenesLeft--;
    }
    // The last account has no records.
    artists.artist(scenes.keySet().iterator().next(), scenes.values().iterator().next());
    return new Discography(
        artists.made(),
        records.releases(),
        records.byKey(),
        appeal(records.releases(), dice.fork("appeal")));
  }

  private static void fill(
      Scene scene, Vocabulary words, int count, ArtistMaker artists, RecordMaker records) {
    int ofLabel = Math.max(2, count / 5);
    int ofArtists = count - ofLabel;
    while (ofArtists > 0) {
      Artist artist = artists.artist(scene, words);
      int n = Math.min(ofArtists, artists.recordCount());
      for (int i = 0; i < n; i++) {
        records.own(artist, words);
      }
      ofArtists -= n;
    }
    Artist label = artists.label(scene);
    for (int i = 0; i < ofLabel; i++) {
      records.ofLabel(label, words, i == ofLabel - 1);
    }
  }

  /// A tralbum that is known to be there.
  Tralbum tralbum(String key) {
    Tralbum tralbum = byKey.get(key);
    if (tralbum == null) {
      throw new IllegalStateException("no tralbum " + key);
    }
    return tralbum;
  }

  private static Map<String, Double> appeal(List<Tralbum> releases, Dice dice) {
    Map<String, Double> appeal = new LinkedHashMap<>();
    for (Tralbum release : releases) {
      // Pareto: the share of releases with an appeal above x falls as x^-1.15.
      appeal.put(release.key(), StrictMath.min(60, StrictMath.pow(1 - dice.unit(), -1 / 1.15)));
    }
    return appeal;
  }
}

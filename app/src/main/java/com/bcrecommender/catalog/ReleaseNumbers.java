package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.Snapshot;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which tralbums are by one artist, which are one release, and which track is on which album, as
/// dense numbers for the engine.
///
/// Artists are the same where their names are, but for case, width and spaces; nothing else tells
/// them apart in all sources. One release is what has the same artist and title: one record under
/// two keys, or a track that came out alone and on an album of its name. Where artist or title is
/// unknown, so is the number. Transient memory: about 300 bytes a tralbum.
final class ReleaseNumbers {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final Session session;
  private final Identities tralbums;
  private final Sources sources;

  ReleaseNumbers(Session session, Identities tralbums, Sources sources) {
    this.session = session;
    this.tralbums = tralbums;
    this.sources = sources;
  }

  /// Adds what is known of the tralbums below a dense id.
  void addTo(Snapshot.Builder builder, int count) {
    long[] releases = artistsAndTitles(builder, count);
    // Artists and titles are numbered in the order of the tralbums' dense ids, so equal catalogs
    // number alike.
    long[] sorted = Arrays.stream(releases).filter(r -> r >= 0).sorted().distinct().toArray();
    for (int tralbum = 0; tralbum < count; tralbum++) {
      if (releases[tralbum] >= 0) {
        builder.release(tralbum, Arrays.binarySearch(sorted, releases[tralbum]));
      }
    }
    albums(builder, count);
  }

  /// Numbers the artists, and returns artist and title in one number each, or -1.
  private long[] artistsAndTitles(Snapshot.Builder builder, int count) {
    @Nullable Object[] artists = Winners.of(session, "tralbum", "artist", tralbums, sources);
    @Nullable Object[] titles = Winners.of(session, "tralbum", "title", tralbums, sources);
    Map<String, Integer> artistNumbers = new HashMap<>();
    Map<String, Integer> titleNumbers = new HashMap<>();
    long[] releases = new long[count];
    Arrays.fill(releases, -1);
    for (int tralbum = 0; tralbum < count; tralbum++) {
      int artist = number(artists[tralbum], artistNumbers);
      int title = number(titles[tralbum], titleNumbers);
      if (artist >= 0) {
        builder.artist(tralbum, artist);
        releases[tralbum] = title < 0 ? -1 : (long) artist << 32 | title;
      }
    }
    return releases;
  }

  private static int number(@Nullable Object text, Map<String, Integer> numbers) {
    String folded = folded((String) text);
    return folded.isEmpty() ? -1 : numbers.computeIfAbsent(folded, _ -> numbers.size());
  }

  /// The form in which names are told apart; empty for one that is unknown.
  static String folded(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return SPACES.matcher(folded).replaceAll(" ").strip();
  }

  private void albums(Snapshot.Builder builder, int count) {
    @Nullable Object[] keys =
        Winners.of(
            session,
            "tralbum",
            "album",
            "(SELECT r.key FROM tralbum r WHERE r.id = tralbum.album)",
            tralbums,
            sources);
    Map<String, Integer> rows = new HashMap<>();
    session.each(
        "SELECT id, key FROM tralbum WHERE id IN (SELECT album FROM tralbum)",
        row -> rows.put(row.getString(2), row.getInt(1)));
    for (int track = 0; track < count; track++) {
      Integer row = keys[track] instanceof String key ? rows.get(key) : null;
      int album = row == null ? -1 : tralbums.of(row);
      // An album beyond the count is in nobody's collection and in no list.
      if (album >= 0 && album < count && album != track) {
        builder.album(track, album);
      }
    }
  }
}

package com.bcrecommender.imports;

import com.bcrecommender.bandcamp.PlainText;
import com.bcrecommender.bandcamp.TralbumType;
import com.bcrecommender.catalog.LinkMap;
import com.bcrecommender.catalog.Source;
import com.bcrecommender.catalog.SourceKind;
import com.bcrecommender.catalog.TralbumLine;
import com.bcrecommender.catalog.TralbumRows;
import com.bcrecommender.catalog.Transaction;
import com.bcrecommender.engine.data.Dictionary;
import com.bcrecommender.imports.collection.RecordLink;
import com.bcrecommender.imports.dump.Listen;
import com.bcrecommender.imports.dump.ListenBrainzDump;
import com.bcrecommender.imports.dump.Listener;
import com.bcrecommender.imports.dump.PlayCounts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the Bandcamp page of what listeners played, and counts plays by it; what has none is
/// counted by the reason.
///
/// Memory: 70 bytes a page met, and 300 more for one that only listens tell of.
final class LinkedPlays implements ListenBrainzDump.Receiver {
  static final String NO_ID = "without an id of MusicBrainz's";
  static final String NO_PAGE = "that MusicBrainz links to no record at Bandcamp";
  static final String NO_ORIGIN = "without an id of MusicBrainz's or the page it came from";

  private final LinkMap links;
  private final PlayCounts plays;
  private final Report report;
  private final Dictionary addresses = new Dictionary();
  private final Map<String, Words> words = new HashMap<>();

  /// By number of the map's pages: that of the address in [#addresses] and 1, or 0.
  private int[] ofPage = new int[1 << 10];

  private long[] sums = new long[1 << 10];
  private Path file = Path.of("");
  private long made;
  private long albums;
  private long linked;
  private long albumsWithoutId;
  private long albumsWithoutPage;
  private long listensWithoutId;
  private long listensWithoutPage;

  LinkedPlays(LinkMap links, PlayCounts plays, Report report) {
    this.links = links;
    this.plays = plays;
    this.report = report;
  }

  /// Before a dump is read.
  void begin(Path dump) {
    file = dump;
    made = 0;
  }

  @Override
  public void made(long time) {
    made = time;
  }

  @Override
  public void listener(Listener listener) {
    int found = 0;
    for (int album = 0; album < listener.albums(); album++) {
      albums++;
      int page = page(listener, album);
      if (page > 0) {
        linked++;
        if (found == sums.length) {
          sums = Arrays.copyOf(sums, 2 * found);
        }
        sums[found++] = (long) ofPage(page) << Integer.SIZE | listener.plays(album);
      }
    }
    // Editions of one record add up.
    Arrays.sort(sums, 0, found);
    for (int i = 0; i < found; ) {
      int tralbum = (int) (sums[i] >> Integer.SIZE);
      long sum = 0;
      for (; i < found && sums[i] >> Integer.SIZE == tralbum; i++) {
        sum += sums[i] & 0xFFFF_FFFFL;
      }
      plays.counted((int) listener.user(), tralbum, (int) Math.min(sum, Integer.MAX_VALUE));
    }
  }

  private int page(Listener listener, int album) {
    boolean named = false;
    for (int which = 0; which < 2; which++) {
      long high = listener.high(album, which);
      long low = listener.low(album, which);
      if (high != 0 || low != 0) {
        named = true;
        int page = links.page(high, low);
        if (page > 0) {
          return page;
        }
      }
    }
    if (named) {
      albumsWithoutPage++;
    } else {
      albumsWithoutId++;
    }
    return 0;
  }

  @Override
  public void listen(Listen listen) {
    int tralbum = tralbum(listen);
    if (tralbum >= 0) {
      linked++;
      plays.listen((int) listen.user(), tralbum, listen.time(), listen.message());
    }
  }

  /// The page that it came from, else that of the first of its ids that leads to one.
  private int tralbum(Listen listen) {
    if (!listen.origin().isEmpty()) {
      String url = RecordLink.of(listen.origin(), listen.bandcamp()).url();
      if (url != null) {
        offer(url, listen);
        return addresses.add(url);
      }
    }
    boolean named = false;
    for (int which = 0; which < listen.ids(); which++) {
      long high = listen.high(which);
      long low = listen.low(which);
      if (high != 0 || low != 0) {
        named = true;
        int page = links.page(high, low);
        if (page > 0) {
          return ofPage(page);
        }
      }
    }
    if (named) {
      listensWithoutPage++;
    } else {
      listensWithoutId++;
    }
    return -1;
  }

  private int ofPage(int page) {
    if (page >= ofPage.length) {
      ofPage = Arrays.copyOf(ofPage, Math.max(page + 1, 2 * ofPage.length));
    }
    if (ofPage[page] == 0) {
      ofPage[page] = addresses.add(links.url(page)) + 1;
    }
    return ofPage[page] - 1;
  }

  private void offer(String url, Listen listen) {
    boolean album = url.contains("/album/");
    String artist =
        album && !listen.albumArtist().isEmpty() ? listen.albumArtist() : listen.artist();
    String title = album ? listen.album() : listen.track();
    Words said =
        new Words(file, made, listen.time(), PlainText.line(artist), PlainText.line(title));
    words.merge(url, said, (one, other) -> Words.BEST.compare(one, other) <= 0 ? one : other);
  }

  /// States what listens say of the records at the pages that they came from.
  void storeWords(Transaction transaction) {
    Map<Long, TralbumRows> byDump = new HashMap<>();
    words.forEach((url, said) ->
        byDump
            .computeIfAbsent(
                said.made(),
                time ->
                    transaction.dump(
                        Source.ofDump(said.file(), time, "listenbrainz", SourceKind.LISTENBRAINZ)))
            .add(
                new TralbumLine(
                    "u:" + url,
                    url.contains("/album/") ? TralbumType.ALBUM : TralbumType.TRACK,
                    said.title(),
                    said.artist(),
                    url,
                    null,
                    null)));
    byDump.values().forEach(TralbumRows::finish);
  }

  /// The key of a tralbum by its number.
  String key(int tralbum) {
    return "u:" + addresses.key(tralbum);
  }

  /// Albums of listeners in statistics.
  long albums() {
    return albums;
  }

  /// Albums and listens that lead to a page.
  long linked() {
    return linked;
  }

  /// Counts what led nowhere.
  void reportLeft() {
    report.countAny("albums of listeners " + NO_PAGE, albumsWithoutPage);
    report.countAny("albums of listeners " + NO_ID, albumsWithoutId);
    report.countAny("listens " + NO_PAGE, listensWithoutPage);
    report.countAny("listens " + NO_ORIGIN, listensWithoutId);
  }

  /// What a listen says of a record. Of the newest dump the first listen's words are the best, so
  /// that the order of files does not matter.
  private record Words(
      Path file, long made, long time, @Nullable String artist, @Nullable String title) {
    static final Comparator<Words> BEST =
        Comparator.comparingLong((Words words) -> -words.made)
            .thenComparingLong(Words::time)
            .thenComparing(words -> String.valueOf(words.artist))
            .thenComparing(words -> String.valueOf(words.title));
  }
}

package com.bcrecommender.imports.collection;

import com.bcrecommender.bandcamp.SiteUrl;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.Times;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the rows of one kind of table mean. The kind is told by the header alone: names of files
/// change, and columns of a person's own come and go.
enum TableForm {
  RATEYOURMUSIC(CollectionKind.RATEYOURMUSIC) {
    @Override
    void read(String where, Row row, Records into) {
      // Bands have their whole name as the last one, and "The" as the first.
      String artist = Entities.decode(row.get("firstname") + " " + row.get("lastname"));
      String title = Entities.decode(row.get("title"));
      Relation relation =
          switch (row.get("ownership")) {
            case "o" -> Relation.OWNED;
            case "w" -> Relation.WISHED;
            default -> null;
          };
      if (relation == null) {
        into.fault(where, Fault.NOT_OWNED, artist + " " + title);
      } else {
        into.add(where, null, artist, title, relation, 0, time(row.get("purchasedate")));
      }
    }
  },
  DISCOGS(CollectionKind.DISCOGS) {
    @Override
    void read(String where, Row row, Records into) {
      boolean wants = !row.has("collectionfolder") && !row.has("dateadded");
      into.add(
          where,
          null,
          NUMBER.matcher(row.get("artist")).replaceAll(""),
          row.get("title"),
          wants ? Relation.WISHED : Relation.OWNED,
          0,
          time(row.get("dateadded")));
    }
  },
  LISTENS(CollectionKind.LASTFM) {
    @Override
    void read(String where, Row row, Records into) {
      String date = row.get("uts", "timems", "time", "timestamp", "date", "utctime");
      if (date.isEmpty()) {
        // lastfmstats.com puts the person's name behind this column's.
        date =
            row.columns().stream()
                .filter(c -> c.startsWith("date"))
                .findFirst()
                .map(row::get)
                .orElse("");
      }
      into.listen(where, null, row.get("artist"), row.get("album"), row.get("track"), time(date));
    }
  },
  ROWS(CollectionKind.ROWS) {
    @Override
    void read(String where, Row row, Records into) {
      Relation relation = Relation.named(row.get(RELATION));
      if (relation == null) {
        into.fault(where, Fault.BAD_RELATION, row.get(RELATION));
        return;
      }
      RecordLink link = link(row);
      into.add(where, link, row.get(ARTIST), row.get(TITLE), relation, 0, time(row.get(TIME)));
    }
  };

  private static final String[] KEY = {"key", "tralbum", "tralbumkey"};
  private static final String[] URL = {
    "url", "link", "address", "itemurl", "tralbumurl", "location", "identifier"
  };
  private static final String[] ARTIST = {"artist", "artistname", "band", "bandname", "creator"};
  private static final String[] TITLE = {
    "title", "album", "albumtitle", "itemtitle", "release", "releasename", "record", "name"
  };
  private static final String[] RELATION = {"relation", "kind"};
  private static final String[] TIME = {
    "time", "timestamp", "date", "added", "dateadded", "purchased"
  };

  /// Discogs' number of an artist of a common name, and the star of a name other than the usual.
  private static final Pattern NUMBER = Pattern.compile("(?:\\s?\\(\\d{1,4}\\)|\\*)(?=$|[,/&\\s])");

  private static final Pattern LISTED_DATE =
      Pattern.compile("\\d{1,2} [A-Z][a-z]{2} \\d{4},? \\d{2}:\\d{2}");
  private static final String[] WITHOUT_HEADER = {"artist", "album", "track", "date"};

  private final CollectionKind kind;

  TableForm(CollectionKind kind) {
    this.kind = kind;
  }

  abstract void read(String where, Row row, Records into);

  CollectionKind kind() {
    return kind;
  }

  /// The form of rows with these columns, or null where it is none.
  static @Nullable TableForm of(Set<String> columns) {
    if (columns.contains("rymalbum")) {
      return RATEYOURMUSIC;
    }
    if (columns.containsAll(List.of("releaseid", "artist", "title"))) {
      return DISCOGS;
    }
    if (any(columns, KEY) || any(columns, URL)) {
      return ROWS;
    }
    if (columns.containsAll(List.of("artist", "album", "track"))) {
      return LISTENS;
    }
    return any(columns, ARTIST) && any(columns, TITLE) ? ROWS : null;
  }

  /// The columns of a table that has no header and is known all the same, or null.
  static String @Nullable [] withoutHeader(String[] firstRow) {
    return firstRow.length == 4 && LISTED_DATE.matcher(firstRow[3]).matches()
        ? WITHOUT_HEADER
        : null;
  }

  private static boolean any(Set<String> columns, String[] names) {
    return Arrays.stream(names).anyMatch(columns::contains);
  }

  /// A row's key, else its link; a key stands before what a link says, as it comes from this
  /// program.
  private static @Nullable RecordLink link(Row row) {
    String stated = row.get(KEY);
    String key = RecordLink.key(stated);
    if (key == null && stated.matches("x:[a-z0-9._-]+:.+")) {
      key = stated;
    }
    if (key != null) {
      return new RecordLink(key, null, null);
    }
    String address = stated.startsWith("u:") ? SiteUrl.normal(stated.substring(2)) : null;
    if (address != null) {
      return new RecordLink(null, address, null);
    }
    String link = row.get(URL);
    return link.isEmpty() ? null : RecordLink.of(link, false);
  }

  static long time(String text) {
    try {
      return Times.parse(text);
    } catch (DateTimeException e) {
      // A record without its time is still one.
      return Snapshot.UNKNOWN_TIME;
    }
  }
}

package com.bcrecommender.imports;

import com.bcrecommender.bandcamp.SiteUrl;
import com.bcrecommender.bandcamp.TralbumType;
import com.bcrecommender.catalog.FileKeys;
import com.bcrecommender.catalog.TralbumLine;
import com.bcrecommender.engine.data.Columns;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The fields of one row of a tralbum file, checked. A row that is wrong in one field is wrong:
/// what its other fields mean cannot be trusted either.
final class TralbumFields {
  static final Columns.Names NAMES =
      new Columns.Names()
          .required("key", "tralbum", "tralbum id", "tralbum key", "item", "item id", "id")
          .optional("type", "tralbum type", "item type", "kind")
          .optional("title", "name", "item title", "album title", "track title")
          .optional("artist", "artist name", "band", "band name")
          .optional("url", "address", "link", "item url", "tralbum url")
          .optional("art", "art id", "item art id", "cover", "cover id", "image id")
          .optional("released", "release date", "date", "release");

  private static final int LONGEST_TEXT = 500;

  private final Columns columns;
  private final FileKeys keys;

  TralbumFields(Columns columns, FileKeys keys) {
    this.columns = columns;
    this.keys = keys;
  }

  /// @throws BadField where the row cannot be used
  TralbumLine line(String[] fields) throws BadField {
    String url = url(columns.get(fields, "url"));
    TralbumType type = type(columns.get(fields, "type"), url);
    String key = key(columns.get(fields, "key"), type, url);
    char first = key.charAt(0);
    if (type != null && (first == 'a' || first == 't') && first != type.letter()) {
      throw new BadField("the key and the type or address disagree", key + " " + type);
    }
    return new TralbumLine(
        key,
        type,
        text(columns.get(fields, "title")),
        text(columns.get(fields, "artist")),
        url,
        artId(columns.get(fields, "art")),
        released(columns.get(fields, "released")));
  }

  private String key(String text, @Nullable TralbumType type, @Nullable String url)
      throws BadField {
    String key = !text.isEmpty() ? keys.tralbum(text, type) : url == null ? null : "u:" + url;
    if (key == null) {
      throw new BadField(PreferenceImport.NO_TRALBUM, text);
    }
    return key;
  }

  private static @Nullable String url(String text) throws BadField {
    if (text.isEmpty()) {
      return null;
    }
    String url = SiteUrl.normal(text);
    if (url == null) {
      throw new BadField("not an http or https address", text);
    }
    return url;
  }

  /// The type as stated, else as Bandcamp's addresses tell it.
  private static @Nullable TralbumType type(String text, @Nullable String url) throws BadField {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "a", "album" -> TralbumType.ALBUM;
      case "t", "track" -> TralbumType.TRACK;
      case "", "?" -> url == null ? null : typeByAddress(url);
      default -> throw new BadField("type not understood; a, t, album or track", text);
    };
  }

  private static @Nullable TralbumType typeByAddress(String url) {
    if (url.contains("/album/")) {
      return TralbumType.ALBUM;
    }
    return url.contains("/track/") ? TralbumType.TRACK : null;
  }

  private static @Nullable String text(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    if (line.length() > LONGEST_TEXT) {
      int end = LONGEST_TEXT;
      line = line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end);
    }
    return line.isEmpty() ? null : line;
  }

  private static @Nullable Long artId(String text) throws BadField {
    if (text.isEmpty() || text.equals("0")) {
      return null;
    }
    if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > 0xFFFFFFFFL) {
      throw new BadField("art id not understood; a number below 2^32", text);
    }
    return Long.valueOf(text);
  }

  /// `2014-09-19`, `2014-09-19T10:00:00Z`, `2014`, or epoch seconds.
  private static @Nullable Long released(String text) throws BadField {
    try {
      if (text.isEmpty()) {
        return null;
      }
      if (text.matches("[0-9]{4}")) {
        return LocalDate.of(Integer.parseInt(text), 1, 1)
            .toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);
      }
      if (text.matches("-?[0-9]{5,11}")) {
        return Long.valueOf(text);
      }
      return text.length() > 10
          ? Instant.parse(text.replace(' ', 'T')).getEpochSecond()
          : LocalDate.parse(text).toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new BadField("release date not understood; 2014-09-19 or epoch seconds", text);
    }
  }

  /// A field that makes its row unusable.
  static final class BadField extends Exception {
    @Serial private static final long serialVersionUID = 1;

    private final String found;

    BadField(String reason, String found) {
      super(reason, null, false, false);
      this.found = found;
    }

    String reason() {
      return String.valueOf(getMessage());
    }

    String found() {
      return found;
    }
  }
}

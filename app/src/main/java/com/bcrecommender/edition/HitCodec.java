package com.bcrecommender.edition;

import com.bcrecommender.edition.Hit.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the search index spells out a hit; see docs/edition-format.md, "Search". A key that is an
/// address at Bandcamp is mostly made of the artist's name and the title, which stand beside it:
/// only where it differs is stored, 8 bytes compressed in place of 20. Pure functions.
final class HitCodec {
  private static final int KINDS = 3;
  private static final int FORM = 2;

  /// Forms of a tralbum's key.
  private static final int AS_IT_IS = 0;

  private static final int ALBUM_ID = 1;
  private static final int TRACK_ID = 2;
  private static final int ALBUM_ADDRESS = 3;
  private static final int TRACK_ADDRESS = 4;

  private static final int NAMED = 1;

  private static final Pattern ID = Pattern.compile("([at])(0|[1-9][0-9]{0,9})");
  private static final String BEGIN = "u:https://";
  private static final String ALBUM = ".bandcamp.com/album/";
  private static final String TRACK = ".bandcamp.com/track/";
  private static final long MOST_ID = 0xffff_ffffL;

  private HitCodec() {}

  /// @return where the name ends in `out`
  static int write(Hit hit, RecordBuffer out) {
    int form = hit.named() ? NAMED : hit.kind() == Kind.TRALBUM ? form(hit.key()) : 0;
    out.put(hit.kind().code() | form << FORM).varint(hit.count()).string(hit.name());
    int end = out.size();
    switch (hit.kind()) {
      case TRALBUM -> key(hit, form, out.string(hit.artist()));
      case ARTIST -> out.varint(hit.records());
      case TAG -> {}
      case FAN -> out.string(hit.key());
    }
    return end;
  }

  /// @throws UnusableEdition if it is none
  static Hit read(RecordReader in) {
    int head = in.u8();
    Kind kind = Kind.of(head & KINDS);
    int form = head >> FORM;
    int count = in.varint();
    String name = in.string();
    return switch (kind) {
      case TRALBUM -> {
        String artist = in.string();
        yield new Hit(kind, name, artist, key(form, name, artist, in), false, count, 0);
      }
      case ARTIST -> new Hit(kind, name, "", "", false, count, in.varint());
      case TAG -> new Hit(kind, name, "", "", false, count, 0);
      case FAN -> new Hit(kind, name, "", in.string(), form == NAMED, count, 0);
    };
  }

  /// Passes over a hit without making its texts.
  static HitSpan pass(RecordReader in) {
    int from = in.position();
    int head = in.u8();
    Kind kind = Kind.of(head & KINDS);
    int count = in.varint();
    int length = in.length();
    int name = in.position();
    in.skip(length);
    switch (kind) {
      case TRALBUM -> {
        in.skipString();
        passKey(head >> FORM, in);
      }
      case ARTIST -> in.varint();
      case TAG -> {}
      case FAN -> in.skipString();
    }
    return new HitSpan(kind, count, from, name, name + length, in.position());
  }

  private static void passKey(int form, RecordReader in) {
    switch (form) {
      case AS_IT_IS -> in.skipString();
      case ALBUM_ID, TRACK_ID -> in.skip(Integer.BYTES);
      case ALBUM_ADDRESS, TRACK_ADDRESS -> {
        in.varint();
        in.skipString();
        in.varint();
        in.skipString();
      }
      default -> throw in.corrupt("no key has form " + form);
    }
  }

  private static int form(String key) {
    Matcher id = ID.matcher(key);
    if (id.matches() && Long.parseLong(id.group(2)) <= MOST_ID) {
      return id.group(1).equals("a") ? ALBUM_ID : TRACK_ID;
    }
    if (key.startsWith(BEGIN)) {
      return key.indexOf(ALBUM) > 0
          ? ALBUM_ADDRESS
          : key.indexOf(TRACK) > 0 ? TRACK_ADDRESS : AS_IT_IS;
    }
    return AS_IT_IS;
  }

  private static void key(Hit hit, int form, RecordBuffer out) {
    switch (form) {
      case ALBUM_ID, TRACK_ID -> out.fixed(Long.parseLong(hit.key().substring(1)), Integer.BYTES);
      case ALBUM_ADDRESS, TRACK_ADDRESS -> {
        String middle = form == ALBUM_ADDRESS ? ALBUM : TRACK;
        int at = hit.key().indexOf(middle);
        rest(hit.key().substring(BEGIN.length(), at), slug(hit.artist()), out);
        rest(hit.key().substring(at + middle.length()), slug(hit.name()), out);
      }
      default -> out.string(hit.key());
    }
  }

  private static String key(int form, String name, String artist, RecordReader in) {
    return switch (form) {
      case AS_IT_IS -> in.string();
      case ALBUM_ID -> "a" + in.u32();
      case TRACK_ID -> "t" + in.u32();
      case ALBUM_ADDRESS, TRACK_ADDRESS ->
          BEGIN
              + whole(slug(artist), in)
              + (form == ALBUM_ADDRESS ? ALBUM : TRACK)
              + whole(slug(name), in);
      default -> throw in.corrupt("no key has form " + form);
    };
  }

  /// Writes how much of the beginning is the slug's, and the rest.
  private static void rest(String text, String slug, RecordBuffer out) {
    int shared = 0;
    while (shared < Math.min(text.length(), slug.length())
        && text.charAt(shared) == slug.charAt(shared)) {
      shared++;
    }
    out.varint(shared).string(text.substring(shared));
  }

  private static String whole(String slug, RecordReader in) {
    int shared = in.varint();
    if (shared > slug.length()) {
      throw in.corrupt("a key shares %d letters with %d".formatted(shared, slug.length()));
    }
    return slug.substring(0, shared) + in.string();
  }

  /// A text as Bandcamp's addresses have it: ASCII letters in lower case and digits; what is
  /// between them is one `-`, and none at the ends.
  static String slug(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char lower = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
      if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
        if (gap && !out.isEmpty()) {
          out.append('-');
        }
        out.append(lower);
        gap = false;
      } else {
        gap = true;
      }
    }
    return out.toString();
  }
}

package com.bcrecommender.imports.collection;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a link says of a record: its address in normal form, or for a player its key, or why it
/// names none. Addresses on domains of an artist's own look like those of other shops
/// (`open.spotify.com/album/…`), so they are taken only where something else says that they are
/// Bandcamp's.
public record RecordLink(@Nullable String key, @Nullable String url, @Nullable Fault fault) {
  /// Links in a text, also without their scheme where the host is Bandcamp's.
  static final Pattern IN_TEXT =
      Pattern.compile(
          "(?i)https?://[^\\s\"'<>|;,)\\]]+|(?<![\\w./-])[a-z0-9-]+\\.bandcamp\\.com/[^\\s\"'<>|;,)\\]]+");

  private static final Pattern PARTS =
      Pattern.compile("(?i)(?:(https?)://)?([^/?#@]*?)(:\\d*)?(/[^?#]*)?(?:[?#].*)?");
  private static final Pattern RECORD = Pattern.compile("/+(album|track)/([\\w-]+).*");
  private static final Pattern ON_LOOPBACK =
      Pattern.compile("(/_/[\\w-]+)/(album|track)/([\\w-]+).*");
  private static final Pattern PLAYER =
      Pattern.compile("/EmbeddedPlayer/(?:[^/]*/)*?(album|track)=(\\d{1,10})(?:/.*)?");
  private static final Pattern ARTIST = Pattern.compile("[a-z0-9][a-z0-9-]*\\.bandcamp\\.com");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Set<String> SERVICES =
      Set.of("www.bandcamp.com", "daily.bandcamp.com", "get.bandcamp.com", "blog.bandcamp.com");
  private static final long LARGEST_ID = 0xFFFF_FFFFL;

  /// In UTF-16 units; a thousand more than a player's address with all its options.
  private static final int LONGEST = 2_000;

  /// @param bandcamps whether something else says that the link is Bandcamp's
  public static RecordLink of(String link, boolean bandcamps) {
    Matcher parts = PARTS.matcher(link.strip());
    if (link.length() > LONGEST || !parts.matches()) {
      return none(Fault.NOT_BANDCAMP);
    }
    String host = parts.group(2).toLowerCase(Locale.ROOT);
    String path = parts.group(4) == null ? "" : parts.group(4);
    Matcher loopback = ON_LOOPBACK.matcher(path);
    if (LOOPBACK.contains(host) && loopback.matches()) {
      String scheme = parts.group(1) == null ? "http" : parts.group(1).toLowerCase(Locale.ROOT);
      String port = parts.group(3) == null ? "" : parts.group(3);
      return at(
          scheme + "://" + host + port + loopback.group(1), loopback.group(2), loopback.group(3));
    }
    boolean own = host.equals("bandcamp.com") || host.endsWith(".bandcamp.com");
    Matcher player = PLAYER.matcher(path);
    if (own && player.matches()) {
      String key = key(player.group(1).substring(0, 1) + player.group(2));
      return key == null ? none(Fault.NOT_A_RECORD) : new RecordLink(key, null, null);
    }
    boolean artists = ARTIST.matcher(host).matches() && !SERVICES.contains(host);
    Matcher record = RECORD.matcher(path);
    if ((artists || (bandcamps && !own && host.contains("."))) && record.matches()) {
      return at("https://" + host, record.group(1), record.group(2));
    }
    return none(own ? Fault.NOT_A_RECORD : Fault.NOT_BANDCAMP);
  }

  /// The host of an artist's or a label's own page at Bandcamp, such as `ella.bandcamp.com`, or
  /// null where the link leads anywhere else.
  public static @Nullable String site(String link) {
    Matcher parts = PARTS.matcher(link.strip());
    if (link.length() > LONGEST || !parts.matches()) {
      return null;
    }
    String host = parts.group(2).toLowerCase(Locale.ROOT);
    String path = parts.group(4) == null ? "/" : parts.group(4);
    return path.equals("/") && ARTIST.matcher(host).matches() && !SERVICES.contains(host)
        ? host
        : null;
  }

  /// A key of Bandcamp's ids, `a<id>` or `t<id>`, or null where the text is none.
  static @Nullable String key(String text) {
    if (!text.matches("[at]\\d{1,10}")) {
      return null;
    }
    long id = Long.parseLong(text.substring(1));
    return id < 1 || id > LARGEST_ID ? null : text.charAt(0) + Long.toString(id);
  }

  private static RecordLink at(String site, String type, String slug) {
    return new RecordLink(null, site + "/" + type + "/" + slug, null);
  }

  private static RecordLink none(Fault fault) {
    return new RecordLink(null, null, fault);
  }
}

package com.bcrecommender.bandcamp;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Addresses as pages write them, checked and brought into one form. An address that makes no sense
/// is null, never an error: it costs a record its link, not the page its records.
public final class SiteUrl {
  private static final int MAX = 2_000;
  private static final String HEX = "0123456789ABCDEF";

  private SiteUrl() {}

  /// The normal form of a record's address, for the key `u:`. Two addresses of one page have one
  /// normal form: https, lower-case host in ASCII, no default port, query, fragment or slash at the
  /// end, one slash where there are several, capital hex digits. The simulator's
  /// `http://127.0.0.1:PORT/_/<sub>/album/<slug>` keeps its scheme and port, as it has no other.
  ///
  /// @return null where the text is no http(s) address with a host that can exist
  public static @Nullable String normal(@Nullable String url) {
    URI uri = parse(url);
    if (uri == null) {
      return null;
    }
    String host = host(uri);
    if (host == null) {
      return null;
    }
    boolean loopback = isLoopback(host);
    StringBuilder normal = new StringBuilder(loopback ? scheme(uri) : "https");
    normal.append("://").append(host);
    if (loopback && uri.getPort() >= 0) {
      normal.append(':').append(uri.getPort());
    }
    String path = path(uri);
    normal.append(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    return bounded(normal.toString());
  }

  /// The absolute address that a link means on a page: scheme and port kept, host in lower case,
  /// query and fragment gone.
  ///
  /// @param href absolute, or relative to the page, such as `/track/x`
  /// @param page address of the page or of its site; a relative link without it has no meaning
  /// @return null where nothing sensible comes out
  static @Nullable String absolute(@Nullable String href, @Nullable String page) {
    URI uri = parse(href);
    if (uri == null) {
      uri = resolve(href, page);
    }
    if (uri == null) {
      return null;
    }
    String host = host(uri);
    return host == null
        ? null
        : bounded(
            scheme(uri)
                + "://"
                + host
                + (uri.getPort() >= 0 ? ":" + uri.getPort() : "")
                + path(uri));
  }

  /// Encoded, an address may be three times as long as it was written.
  private static @Nullable String bounded(String address) {
    return address.length() > MAX ? null : address;
  }

  /// A path from the root of the site, as all links within Bandcamp are. On the simulator each
  /// artist's root is `/_/<sub>/`, in place of a host of its own.
  private static @Nullable URI resolve(@Nullable String href, @Nullable String page) {
    URI base = parse(page);
    if (base == null || href == null || !href.startsWith("/") || href.startsWith("//")) {
      return null;
    }
    String root = "";
    String basePath = base.getRawPath();
    if (basePath != null
        && basePath.startsWith("/_/")
        && isLoopback(base.getHost())
        && !href.startsWith("/_/")) {
      int end = basePath.indexOf('/', 3);
      root = end < 0 ? basePath : basePath.substring(0, end);
    }
    return parse(base.getScheme() + "://" + base.getRawAuthority() + root + href);
  }

  private static @Nullable URI parse(@Nullable String url) {
    if (url == null || url.length() > MAX) {
      return null;
    }
    try {
      URI uri = new URI(encoded(url.strip()));
      String scheme = uri.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      return web && uri.getHost() != null && uri.getRawUserInfo() == null
          ? uri
          : parseUnicodeHost(uri, web);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /// `java.net.URI` keeps a host with letters beyond ASCII as an authority without a host.
  private static @Nullable URI parseUnicodeHost(URI uri, boolean web) throws URISyntaxException {
    String authority = uri.getRawAuthority();
    if (!web || uri.getHost() != null || authority == null || authority.indexOf('@') >= 0) {
      return null;
    }
    try {
      String ascii = IDN.toASCII(java.net.URLDecoder.decode(authority, StandardCharsets.UTF_8));
      URI parsed = new URI(uri.getScheme() + "://" + ascii + uri.getRawPath());
      return parsed.getHost() == null ? null : parsed;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// Percent-encodes what must not stand in an address as it is: letters beyond ASCII, blanks,
  /// quotes and brackets.
  private static String encoded(String url) {
    StringBuilder encoded = new StringBuilder(url.length());
    for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xFF;
      if (c <= 0x20 || c >= 0x7F || "\"<>\\^`{|}".indexOf(c) >= 0) {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else {
        encoded.append((char) c);
      }
    }
    return encoded.toString();
  }

  private static String scheme(URI uri) {
    return uri.getScheme().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String host(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean sane =
        host.length() <= 253 && (host.indexOf('.') > 0 || isLoopback(host)) && !host.endsWith(".");
    return sane ? host : null;
  }

  private static boolean isLoopback(@Nullable String host) {
    return host != null
        && (host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]"));
  }

  private static String path(URI uri) {
    String raw = uri.getRawPath() == null ? "" : uri.getRawPath();
    StringBuilder path = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%' && i + 2 < raw.length()) {
        path.append(raw.substring(i, i + 3).toUpperCase(Locale.ROOT));
        i += 2;
      } else if (c != '/' || path.isEmpty() || path.charAt(path.length() - 1) != '/') {
        path.append(c);
      }
    }
    return path.toString();
  }
}

package com.bcrecommender.site;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/// The one builder of addresses within the site. All are relative, so that the site works below any
/// path; and none needs more of a host than files in folders: `fan/?name=yanir` is `fan/index.html`
/// to a static host.
///
/// The JSON twin of a page has `index.json` before the `?`: `fan/index.json?name=yanir`.
///
/// @param base the way from the page that holds the links to the site's root: `./`, `../` and so on
/// @param assets from an asset's name to its path below the root, see [Assets#path]
public record Links(String base, UnaryOperator<String> assets) {
  private static final String HEX = "0123456789ABCDEF";

  /// Links for a page that lies `depth` folders below the root.
  public static Links fromDepth(int depth, UnaryOperator<String> assets) {
    return new Links(depth == 0 ? "./" : "../".repeat(depth), assets);
  }

  public String home() {
    return base;
  }

  /// @param username last part of the fan page's address at Bandcamp
  public String fan(String username) {
    return base + "fan/?name=" + encode(username);
  }

  /// For a fan without a username.
  public String fanByKey(String key) {
    return base + "fan/?id=" + encode(key);
  }

  public String tralbum(String key) {
    return base + "tralbum/?id=" + encode(key);
  }

  /// The page of a record, with the fans who own another one too.
  public String tralbumWith(String key, String other) {
    return tralbum(key) + "&with=" + encode(other);
  }

  public String tag(String name) {
    return base + "tag/?name=" + encode(name);
  }

  /// All scenes, on a map.
  public String scenes() {
    return base + "scenes/";
  }

  /// @param key the scene's own in its edition
  public String scene(String key) {
    return base + "scene/?name=" + encode(key);
  }

  /// The search page, to which a form adds its `q`.
  public String search() {
    return base + "search/";
  }

  public String search(String query) {
    return base + "search/?q=" + encode(query);
  }

  /// Leads on to some fan's page.
  public String random() {
    return base + "random/";
  }

  public String about() {
    return base + "about/";
  }

  /// A file that pages load, such as `site.css`.
  public String asset(String name) {
    return base + assets.apply(name);
  }

  /// The JSON twin of a page's address.
  public static String json(String page) {
    int query = page.indexOf('?');
    return query < 0
        ? page + "index.json"
        : page.substring(0, query) + "index.json" + page.substring(query);
  }

  /// The address of a part of a longer list.
  ///
  /// @param parameter the list's own: a page may have two
  /// @param from place of the part's first entry, counted from 0, which is left out
  public static String part(String page, String parameter, int from) {
    return from == 0 ? page : page + (page.indexOf('?') < 0 ? '?' : '&') + parameter + "=" + from;
  }

  /// Percent-encodes all but the unreserved characters of RFC 3986, and `:`, which keys hold and a
  /// query may.
  static String encode(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(bytes.length + 16);
    for (byte b : bytes) {
      char c = (char) (b & 0xFF);
      if ((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || "-._~:".indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return out.toString();
  }
}

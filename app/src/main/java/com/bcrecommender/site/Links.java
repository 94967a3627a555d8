package com.bcrecommender.site;

import com.bcrecommender.edition.FanName;
import gg.jte.Content;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The one builder of addresses within the site. All are relative, so that the site works below any
/// path; and none needs more of a host than files in folders: `fan/?name=yanir` is `fan/index.html`
/// to a static host.
///
/// The JSON twin of a page has `index.json` before the `?`: `fan/index.json?name=yanir`.
///
/// On a static host some pages have a folder of their own, `tralbum/a123/`: those that were made
/// beforehand, where a query alone would lead to the reader.
///
/// Immutable.
public final class Links {
  private static final String HEX = "0123456789ABCDEF";
  private static final boolean[] PLAIN_IN_PATH = plain(":");
  private static final boolean[] PLAIN_IN_QUERY = plain(":/");
  private static final String TRALBUM = "tralbum/?id=";
  private static final String TAG = "tag/?name=";
  private static final String SCENE = "scene/?name=";
  private static final String FAN = "fan/?name=";
  private static final String FAN_BY_KEY = "fan/?id=";
  private static final Text WITH = Text.of("&with=");

  private final String base;
  private final UnaryOperator<String> assets;
  private final @Nullable Predicate<String> own;
  private final Text tralbum;
  private final Text tag;
  private final Text fan;
  private final Text fanByKey;

  /// @param own which paths of folders of pages' own there are; null for none, as on a server
  private Links(String base, UnaryOperator<String> assets, @Nullable Predicate<String> own) {
    this.base = base;
    this.assets = assets;
    this.own = own;
    this.tralbum = Text.of(base + TRALBUM);
    this.tag = Text.of(base + TAG);
    this.fan = Text.of(base + FAN);
    this.fanByKey = Text.of(base + FAN_BY_KEY);
  }

  /// Links for a page that lies `depth` folders below the root.
  ///
  /// @param assets from an asset's name to its path below the root, see [Assets#path]
  public static Links fromDepth(int depth, UnaryOperator<String> assets) {
    return fromDepth(depth, assets, null);
  }

  static Links fromDepth(int depth, UnaryOperator<String> assets, @Nullable Predicate<String> own) {
    return new Links(depth == 0 ? "./" : "../".repeat(depth), assets, own);
  }

  /// Links that begin with a base.
  Links from(String other) {
    return new Links(other, assets, own);
  }

  /// The same without folders of pages' own: an address that takes further parameters.
  Links asked() {
    return new Links(base, assets, null);
  }

  /// @param asked the beginning of the address where the page has no folder of its own
  private String page(String folder, String name, String asked, Text value) {
    String path = own == null ? null : OwnFolder.path(folder, name);
    return base + (own != null && path != null && own.test(path) ? path : asked + encode(value));
  }

  /// The way from the page that holds the links to the site's root: `./`, `../` and so on.
  public String base() {
    return base;
  }

  public String home() {
    return base;
  }

  /// @param username last part of the fan page's address at Bandcamp
  public String fan(String username) {
    return base + FAN + encode(username);
  }

  /// The page of a fan, with a username or without.
  Content fan(FanName name) {
    byte[] username = name.username();
    return username == null
        ? new Address(fanByKey, encode(Text.of(name.key())))
        : new Address(fan, encode(Text.of(username)));
  }

  /// The key of a tralbum in an address, where `id=` or `with=` says it.
  public static String tralbumKey(String asked) {
    return AddressedKey.key(asked);
  }

  /// For a fan without a username.
  public String fanByKey(String key) {
    return base + FAN_BY_KEY + encode(key);
  }

  /// @param key as the edition has it
  public String tralbum(String key) {
    return page("tralbum", key, TRALBUM, AddressedKey.of(Text.of(key)));
  }

  /// As [#tralbum(String)], for a template.
  public Content tralbum(RecordName record) {
    return own == null
        ? new Address(tralbum, record.id())
        : Text.of(tralbum(record.key().toString()));
  }

  /// The page of a record, with the fans who own another one too.
  public Content tralbumWith(RecordName record, RecordName other) {
    return new Address(tralbum, record.id(), WITH, other.id());
  }

  public String tag(String name) {
    return page("tag", name, TAG, Text.of(name));
  }

  Content tag(Text name) {
    return own == null ? new Address(tag, encode(name)) : Text.of(tag(name.toString()));
  }

  /// All scenes, on a map.
  public String scenes() {
    return base + "scenes/";
  }

  /// @param key the scene's own in its edition
  public String scene(String key) {
    return page("scene", key, SCENE, Text.of(key));
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

  /// Lists from records that the visitor names.
  public String mix() {
    return base + "mix/";
  }

  /// A list for several fans together.
  public String blend() {
    return base + "blend/";
  }

  /// What the visitor keeps in the browser.
  public String mine() {
    return base + "mine/";
  }

  /// Leads on to some scene's page.
  public String randomScene() {
    return base + "random/?of=scene";
  }

  public String about() {
    return notice("about");
  }

  /// @param kind of a [PageModel.Notice]
  public String notice(String kind) {
    return base + kind + '/';
  }

  /// A file that pages load, such as `site.css`.
  public String asset(String name) {
    return base + assets.apply(name);
  }

  /// The JSON twin of a page's address.
  public static String json(String page) {
    return beside(page, "index.json");
  }

  /// The feed of a page's address.
  static String feed(String page) {
    return beside(page, Feed.FILE);
  }

  private static String beside(String page, String file) {
    int query = page.indexOf('?');
    return query < 0 ? page + file : page.substring(0, query) + file + page.substring(query);
  }

  /// The address of a part of a longer list.
  ///
  /// @param parameter the list's own: a page may have two
  /// @param from place of the part's first entry, counted from 0, which is left out
  public static String part(String page, String parameter, int from) {
    return from == 0 ? page : page + (page.indexOf('?') < 0 ? '?' : '&') + parameter + "=" + from;
  }

  /// Percent-encodes all but the unreserved characters of RFC 3986, and `:` and `/`, which keys
  /// hold and a query may.
  static String encode(String value) {
    return encode(Text.of(value)).toString();
  }

  static Text encode(Text value) {
    return encode(value, PLAIN_IN_QUERY);
  }

  /// As [#encode], and `/` too, for a value within a path.
  static Text encodeInPath(Text value) {
    return encode(value, PLAIN_IN_PATH);
  }

  private static Text encode(Text value, boolean[] plain) {
    byte[] bytes = value.utf8();
    int encoded = 0;
    for (byte b : bytes) {
      encoded += plain[b & 0xFF] ? 0 : 1;
    }
    if (encoded == 0) {
      return value;
    }
    byte[] out = new byte[bytes.length + 2 * encoded];
    int at = 0;
    for (byte b : bytes) {
      if (plain[b & 0xFF]) {
        out[at++] = b;
      } else {
        out[at++] = '%';
        out[at++] = (byte) HEX.charAt(b >> 4 & 15);
        out[at++] = (byte) HEX.charAt(b & 15);
      }
    }
    return Text.of(out);
  }

  private static boolean[] plain(String more) {
    boolean[] plain = new boolean[0x100];
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    (letters + more).chars().forEach(c -> plain[c] = true);
    return plain;
  }
}

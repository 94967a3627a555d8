package com.bcrecommender.site;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The folder that a page made beforehand has of its own on a static host, such as `tralbum/a123/`,
/// `tag/ambient/` or, of a record known by its address alone,
/// `tralbum/artist.bandcamp.com~album~title/`. Names are those that are a folder on every system
/// and need no encoding in an address; what has no such name is left to the reader.
///
/// A fan has no page made beforehand, but the folder `fan/yanir/` may hold a feed.
///
/// @param kind `tralbum`, `tag`, `scene` or `fan`
/// @param name key or name of what the page shows
public record OwnFolder(String kind, String name) {
  private static final Pattern PATH =
      Pattern.compile(
          "(tralbum|tag|scene)/([a-z0-9](?:[a-z0-9~.-]{0,98}[a-z0-9])?)/|(fan)/([A-Za-z0-9_-]{1,100})/");

  /// Names that some systems keep for themselves.
  private static final Pattern KEPT = Pattern.compile("con|prn|aux|nul|(com|lpt)[0-9]|index");

  private static final String TRALBUM = "tralbum";
  private static final String ADDRESS = "u:https://";

  /// A tralbum's key by its address, as far as that can be a folder; `~` stands for `/`.
  private static final Pattern PLAIN_ADDRESS = Pattern.compile("[a-z0-9.-]+(/[a-z0-9-]+)+");

  /// The path from the site's root, or null where it can have none.
  public static @Nullable String path(String kind, String name) {
    String folder = name;
    if (kind.equals(TRALBUM) && name.startsWith(ADDRESS)) {
      folder = name.substring(ADDRESS.length());
      if (!PLAIN_ADDRESS.matcher(folder).matches()) {
        return null;
      }
      folder = folder.replace('/', '~');
    } else if (name.indexOf('.') >= 0 || (kind.equals(TRALBUM) && name.indexOf('~') >= 0)) {
      return null;
    }
    String path = kind + "/" + folder + "/";
    return PATH.matcher(path).matches() && !KEPT.matcher(folder).matches() ? path : null;
  }

  /// What the page at a path shows, or null where the path is no such folder.
  public static @Nullable OwnFolder parse(String path) {
    Matcher own = PATH.matcher(path);
    if (!own.matches()) {
      return null;
    }
    if (own.group(3) != null) {
      return new OwnFolder(own.group(3), own.group(4));
    }
    String name = own.group(2);
    return own.group(1).equals(TRALBUM) && name.indexOf('~') >= 0
        ? new OwnFolder(TRALBUM, ADDRESS + name.replace('~', '/'))
        : new OwnFolder(own.group(1), name);
  }

  /// The parameter of the page's address that takes a query.
  public String parameter() {
    return kind.equals(TRALBUM) ? "id" : "name";
  }
}

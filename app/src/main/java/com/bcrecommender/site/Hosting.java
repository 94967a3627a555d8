package com.bcrecommender.site;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How a static host has the site.
///
/// @param address of the site's root, with a slash at its end; null where unknown
/// @param own whether a page has a folder of its own; the path is from the root, such as
///   `tralbum/a123/`
/// @param reader path of the reader's script
/// @param lists where the reader takes lists from; null for the shards beside the pages
public record Hosting(
    @Nullable String address, Predicate<String> own, String reader, @Nullable ListServer lists) {

  /// Without pages of their own.
  public static Hosting of(@Nullable String address, String reader, @Nullable ListServer lists) {
    return new Hosting(address, path -> false, reader, lists);
  }

  public Hosting withOwn(Predicate<String> other) {
    return new Hosting(address, other, reader, lists);
  }

  /// The one address of a page that search engines shall list.
  ///
  /// @param base the way from the page to the root
  /// @param self the page's address from the root
  String canonical(String base, String self) {
    return (address == null ? base : address) + self;
  }
}

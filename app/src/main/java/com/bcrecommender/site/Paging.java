package com.bcrecommender.site;

import org.jspecify.annotations.Nullable;

/// Where in a longer list a page is.
///
/// @param text `61–120 of 182`
/// @param previous address of the part before, or null at the beginning
/// @param next address of the part after, or null at the end
public record Paging(String text, @Nullable String previous, @Nullable String next) {

  /// The parameter of a page's first list.
  public static final String FROM = "from";

  /// The parameter of a fan's collection, which stands below the list.
  public static final String SHELF = "shelf";

  /// @param page the address that the parameter is added to
  /// @param anchor where on the page the list is, such as `#collection`
  static Paging of(
      Texts texts, String page, String parameter, String anchor, int from, int size, int total) {
    int to = Math.min(total, from + size);
    return new Paging(
        texts.get("paging.range", from + 1, to, total),
        from == 0 ? null : Links.part(page, parameter, Math.max(0, from - size)) + anchor,
        to == total ? null : Links.part(page, parameter, to) + anchor);
  }
}

package com.bcrecommender.site;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import org.jspecify.annotations.Nullable;

/// Bandcamp's player of a record. A page says once where players are and in each place only which
/// one: `album=123/`, or `url` where the link beside it leads to the record that is to be played.
///
/// @param origin what the addresses of all players begin with
/// @param path as it stands in a page
/// @param page the record's page at Bandcamp where the path is `url`, else null
public record Player(Text origin, Text path, @Nullable Text page) implements Content {
  private static final Text URL = Text.of("url");
  private static final Text BY_URL = Text.of("url=");
  private static final Text SLASH = Text.of("/");

  /// The player of the record that the link beside it leads to.
  static Player ofLink(Text origin, Text page) {
    return new Player(origin, URL, page);
  }

  /// The player of the record that has its page at an address.
  static Player ofPage(Text origin, Text page) {
    return new Player(origin, Text.of(byUrl(page).toString()), null);
  }

  private static Address byUrl(Text page) {
    return new Address(BY_URL, Links.encodeInPath(page), SLASH);
  }

  /// Where the player begins: sizes and colours are added as further path segments, such as
  /// `size=small/`.
  public Content address() {
    return page == null
        ? new Address(origin, path)
        : new Address(origin, BY_URL, Links.encodeInPath(page), SLASH);
  }

  @Override
  public void writeTo(TemplateOutput output) {
    path.writeTo(output);
  }

  @Override
  public boolean isEmptyContent() {
    return path.isEmptyContent();
  }
}

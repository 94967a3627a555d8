package com.bcrecommender.bandcamp;

import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Who asks on their own page to be left out. A fan's or an artist's bio is theirs alone to write,
/// so its words need no other proof, and nobody need read a mail.
public final class Withdrawals {
  /// What they write into it, in any case, anywhere.
  public static final String TOKEN = "bcrecommender-forget-me";

  private Withdrawals() {}

  /// Whether a bio asks for it.
  static boolean isIn(@Nullable String bio) {
    return bio != null && bio.toLowerCase(Locale.ROOT).contains(TOKEN);
  }

  /// What a record's page or an artist's is, where the artist's or label's bio beside it asks for
  /// it; else the page itself. Where the page does not say whose site it is of, nothing is taken
  /// from it.
  static Page ofArtist(Page read, Markup page, @Nullable String url) {
    if (!page.contains(TOKEN)) {
      return read;
    }
    Element bio = page.document().selectFirst("#bio-text, .signed-out-artists-bio-text");
    if (bio == null || !isIn(bio.text())) {
      return read;
    }
    String stated = page.property("og:url");
    String site = SiteUrl.normal(stated == null ? url : stated);
    return site == null
        ? new Page.Unreadable(Page.Reason.NO_RECORDS, "an artist who asks to be left out")
        : new Page.Withdrawal(0, null, site);
  }
}

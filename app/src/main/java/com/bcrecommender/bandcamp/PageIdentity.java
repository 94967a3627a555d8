package com.bcrecommender.bandcamp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The small structures of a tralbum's page that say no more than which tralbum it is about. They
/// prove that the page should hold a tralbum, and they must agree with the large ones.
final class PageIdentity {
  private static final Pattern EMBED =
      Pattern.compile("/EmbeddedPlayer/(?:[^/]+/)*?(album|track)=(\\d{1,10})/");

  private PageIdentity() {}

  /// Notes what they say.
  ///
  /// @param pagedata the blob of that name, where the page has one
  static Identity claims(Markup page, @Nullable Blob pagedata) {
    Identity identity = new Identity();
    String properties = page.metaNamed("bc-page-properties");
    if (properties != null) {
      Blob blob = Blob.parse("bc-page-properties", properties);
      TralbumType type = TralbumType.named(blob.text("item_type"));
      if (type != null) {
        identity.claim("bc-page-properties", type, blob.id("item_id"));
      }
    }
    Blob follow =
        page.blob(
            "data-band-follow-info", "script[data-band-follow-info]", "data-band-follow-info");
    if (follow != null) {
      identity.claim(
          follow.name(), TralbumType.named(follow.text("tralbum_type")), follow.id("tralbum_id"));
    }
    Blob embed = page.blob("data-embed", "script[data-embed]", "data-embed");
    if (embed == null) {
      embed = ScriptLiteral.find(page, "EmbedData");
    }
    Blob parameter = embed == null ? null : embed.object("tralbum_param");
    if (parameter != null) {
      identity.claim(
          parameter.name(), TralbumType.named(parameter.text("name")), parameter.id("value"));
    }
    claimPlayer(identity, page.property("og:video"));
    if (identity.type() != null && pagedata != null) {
      // A track's page names its album here too.
      boolean album = identity.type() == TralbumType.ALBUM;
      identity.claim("pagedata", null, pagedata.id(album ? "album_id" : "track_id"));
    }
    return identity;
  }

  private static void claimPlayer(Identity identity, @Nullable String player) {
    if (player == null) {
      return;
    }
    Matcher matcher = EMBED.matcher(player);
    if (matcher.find()) {
      identity.claim(
          "og:video",
          TralbumType.named(matcher.group(1)),
          Blob.id("og:video", Long.parseLong(matcher.group(2)), player));
    }
  }
}

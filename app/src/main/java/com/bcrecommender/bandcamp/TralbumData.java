package com.bcrecommender.bandcamp;

import org.jspecify.annotations.Nullable;

/// The page's main structure: the attribute `data-tralbum` since 2020, the script literal
/// `TralbumData` before. Both have the same keys. On an artist's page it is there too, without `id`
/// and `current`.
final class TralbumData {
  private TralbumData() {}

  /// Whether the structure describes a tralbum, and not only the address of an artist's page.
  static boolean isTralbum(Blob data) {
    return data.has("current") || data.has("trackinfo") || data.id("id") != 0;
  }

  /// @param page address of the page, for its relative links, where the structure does not name it
  static TralbumFacts read(Blob data, @Nullable String page) {
    TralbumFacts facts = new TralbumFacts(data.name());
    Blob current = data.need("current");
    Identity identity = new Identity();
    identity.claim(data.name(), TralbumType.named(data.text("item_type")), data.id("id"));
    identity.claim(current.name(), TralbumType.named(current.text("type")), current.id("id"));
    facts.type = identity.type();
    facts.id = identity.id();
    if (facts.id == 0) {
      throw new BrokenPage(data.name() + ".id", "an id", null);
    }
    facts.title = current.line("title");
    facts.artist = data.line("artist");
    if (facts.artist == null) {
      // Set where it differs from the name of the page's owner.
      facts.artist = current.line("artist");
    }
    facts.url = SiteUrl.absolute(data.text("url"), page);
    facts.artId = data.id("art_id") != 0 ? data.id("art_id") : current.id("art_id");
    facts.released = current.time("release_date");
    if (facts.released == null) {
      facts.released = data.time("album_release_date");
    }
    facts.dated = current.time("mod_date");
    facts.price = StatedPrice.ofTralbumData(data, current);
    facts.seller = current.id("selling_band_id");
    if (facts.type == TralbumType.TRACK) {
      mentionAlbum(facts, data, current, page);
    } else {
      mentionTracks(facts, data, page);
    }
    return facts;
  }

  private static void mentionAlbum(
      TralbumFacts facts, Blob data, Blob current, @Nullable String page) {
    String url = SiteUrl.absolute(data.text("album_url"), facts.url != null ? facts.url : page);
    long id = current.id("album_id");
    if (id != 0 || url != null) {
      Tralbum album = new Tralbum(TralbumType.ALBUM, id, null, null, url, 0, null, null, null);
      facts.album = album.keyOrUrl();
      facts.mentioned.add(album);
    }
  }

  private static void mentionTracks(TralbumFacts facts, Blob data, @Nullable String page) {
    for (Blob track : data.needObjects("trackinfo")) {
      Identity identity = new Identity();
      identity.claim(track.name(), TralbumType.TRACK, track.id("track_id"));
      identity.claim(track.name(), TralbumType.TRACK, track.id("id"));
      if (identity.id() == 0) {
        throw new BrokenPage(track.name() + ".track_id", "an id", null);
      }
      // A track names its artist only where it is another than the album's.
      String artist = track.line("artist");
      facts.mentioned.add(
          new Tralbum(
              TralbumType.TRACK,
              identity.id(),
              track.line("title"),
              artist != null || !track.has("artist") ? artist : facts.artist,
              SiteUrl.absolute(track.text("title_link"), facts.url != null ? facts.url : page),
              0,
              null,
              null,
              null));
    }
  }
}

package com.bcrecommender.bandcamp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one page says of one tralbum. Every field but the type may be unknown, and unknown is never
/// written as "none": a null list of tags means that the page does not tell, an empty one that it
/// has none.
///
/// @param id Bandcamp's unsigned 32-bit id, or 0 where only the address is known
/// @param url absolute address without query and fragment, as the page gives it
/// @param artId number of the cover image, or 0 where none is known
/// @param released release date, UTC epoch seconds
/// @param tags as the page writes them, in its order; null where the page does not show tags
/// @param album of a track, the album it is on: its key `a<id>`, or else its address
public record Tralbum(
    TralbumType type,
    long id,
    @Nullable String title,
    @Nullable String artist,
    @Nullable String url,
    long artId,
    @Nullable Long released,
    @Nullable List<String> tags,
    @Nullable Price price,
    @Nullable String album) {

  /// One of which no album is known.
  public Tralbum(
      TralbumType type,
      long id,
      @Nullable String title,
      @Nullable String artist,
      @Nullable String url,
      long artId,
      @Nullable Long released,
      @Nullable List<String> tags,
      @Nullable Price price) {
    this(type, id, title, artist, url, artId, released, tags, price, null);
  }

  /// The same as a track of an album; an album stays as it is, and so does a track whose album is
  /// known already.
  Tralbum on(@Nullable String album) {
    return type != TralbumType.TRACK || album == null || this.album != null
        ? this
        : new Tralbum(type, id, title, artist, url, artId, released, tags, price, album);
  }

  /// The key in the catalog: `a<id>`, `t<id>`, or null where the id is unknown.
  public @Nullable String key() {
    return id == 0 ? null : type.letter() + Long.toString(id);
  }

  /// The key, or else the address.
  @Nullable String keyOrUrl() {
    String key = key();
    return key == null ? url : key;
  }
}

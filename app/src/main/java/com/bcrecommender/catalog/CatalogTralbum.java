package com.bcrecommender.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the catalog knows of one tralbum.
///
/// @param id dense id, as in the snapshot
/// @param key the strongest key: `a<id>` or `t<id>`, else `u:<url>`, else `x:<source>:<id>`
/// @param keys all keys that mean it, sorted
/// @param type `a` album, `t` track, `?` unknown
/// @param url its address in normal form
/// @param artId number of the cover image, 0 where none is known
/// @param released UTC epoch seconds
/// @param price as a page shows it: `free`, `name your price`, `7.00 EUR`
/// @param tags in the artist's order where a page tells them, else sorted
/// @param album of a track, a key of the album it is on
public record CatalogTralbum(
    int id,
    String key,
    List<String> keys,
    char type,
    @Nullable String title,
    @Nullable String artist,
    @Nullable String url,
    long artId,
    @Nullable Long released,
    @Nullable String price,
    List<String> tags,
    @Nullable String album) {
  /// The same under another dense id.
  public CatalogTralbum withId(int dense) {
    return new CatalogTralbum(
        dense, key, keys, type, title, artist, url, artId, released, price, tags, album);
  }
}

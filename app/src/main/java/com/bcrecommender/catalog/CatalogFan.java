package com.bcrecommender.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the catalog knows of one fan, the preferences apart.
///
/// @param id dense id, as in the snapshot
/// @param key the strongest key: `f<fan_id>`, else `n:<username>`, else `x:<source>:<id>`
/// @param keys all keys that mean this fan, sorted
/// @param username the last part of the fan page's address
/// @param name the name shown
/// @param stated how many records the fan's own page says there are, -1 where unknown; more than
///   are known where the collection is truncated
/// @param statedWishlist the same of the wishlist
public record CatalogFan(
    int id,
    String key,
    List<String> keys,
    @Nullable String username,
    @Nullable String name,
    int stated,
    int statedWishlist) {
  /// The same under another dense id.
  public CatalogFan withId(int dense) {
    return new CatalogFan(dense, key, keys, username, name, stated, statedWishlist);
  }
}

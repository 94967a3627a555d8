package com.bcrecommender.simulator.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person with a collection. What the fan has is in [World].
///
/// @param id Bandcamp's fan_id
/// @param username the last part of the address of the fan's page
/// @param name as shown
/// @param joined UTC epoch seconds
/// @param imageId the fan's picture, 0 for none
/// @param scenes that the fan likes, the dearest first
/// @param wishlistHidden nobody but the fan sees the wishlist
/// @param deleted the page is gone, and the fan with it from the pages of others
public record Fan(
    long id,
    String username,
    String name,
    @Nullable String location,
    long joined,
    long imageId,
    List<Scene> scenes,
    boolean wishlistHidden,
    boolean deleted) {

  /// `f<id>`.
  public String key() {
    return "f" + id;
  }
}

package com.bcrecommender.bandcamp;

import org.jspecify.annotations.Nullable;

/// A fan shown on a tralbum's page as one who owns it.
///
/// @param fanId Bandcamp's id of the fan, or 0 where the page gives the name only
/// @param username the last part of the fan page's address
/// @param name the name shown
/// @param time when the fan bought it, UTC epoch seconds
public record Supporter(
    long fanId, @Nullable String username, @Nullable String name, @Nullable Long time) {}

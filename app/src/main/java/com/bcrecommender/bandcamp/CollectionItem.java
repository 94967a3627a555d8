package com.bcrecommender.bandcamp;

import org.jspecify.annotations.Nullable;

/// A tralbum in a fan's collection or wishlist.
///
/// @param time when the fan bought or wishlisted it, UTC epoch seconds
/// @param alsoCollected how many other fans own it, or -1 where the page does not tell
public record CollectionItem(Tralbum tralbum, @Nullable Long time, int alsoCollected) {}

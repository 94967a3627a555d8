package com.bcrecommender.catalog;

import com.bcrecommender.bandcamp.TralbumType;
import org.jspecify.annotations.Nullable;

/// One line of a tralbum file. Null is unknown.
///
/// @param key as [FileKeys] makes them
/// @param url in normal form
/// @param released UTC epoch seconds
public record TralbumLine(
    String key,
    @Nullable TralbumType type,
    @Nullable String title,
    @Nullable String artist,
    @Nullable String url,
    @Nullable Long artId,
    @Nullable Long released) {}

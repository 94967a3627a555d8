package com.bcrecommender.edition;

import org.jspecify.annotations.Nullable;

/// All that pages show of one fan, the list of recommendations apart.
///
/// @param id dense id in this edition, from 0
/// @param key the catalog's key: `f<fan_id>`, `n:<username>` or `x:<source>:<id>`
/// @param username the last part of the fan page's address at Bandcamp, or null where unknown
/// @param name the name shown; never empty: a fan without one is `fan 42`
/// @param stated how many records the fan's own page says there are, -1 where unknown
/// @param tralbums dense ids of the known preferences: owned first, newest first, then wishlisted
/// @param owned how many of `tralbums`, from the start, are owned; the rest are wishlisted
/// @param tags dense ids of the tags that the collection is strong in, strongest first, at most 12
public record Fan(
    int id,
    String key,
    @Nullable String username,
    String name,
    int stated,
    int[] tralbums,
    int owned,
    int[] tags) {}

package com.bcrecommender.site;

import org.jspecify.annotations.Nullable;

/// What every page shows of a record, whatever the page is about. Immutable.
///
/// @param tags dense ids of its first tags
/// @param type `album`, `track`, or null where unknown
/// @param cover drawn by the style sheet
/// @param artNumber of Bandcamp's image, or null where none is known
/// @param player Bandcamp's player of it, or null where there is none
/// @param buy its page at Bandcamp, or null where unknown
/// @param owners how many fans are known to own it
record RecordCard(
    int id,
    RecordName name,
    int[] tags,
    @Nullable String type,
    Cover cover,
    @Nullable Text artNumber,
    @Nullable Player player,
    @Nullable Text buy,
    int owners) {}

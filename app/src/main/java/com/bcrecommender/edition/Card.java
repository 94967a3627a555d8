package com.bcrecommender.edition;

import org.jspecify.annotations.Nullable;

/// All that pages show of one tralbum.
///
/// @param id dense id in this edition, from 0
/// @param key the catalog's key: `a<id>`, `t<id>`, `u:<url>` or `x:<source>:<id>`
/// @param type `a` album, `t` track, `?` unknown
/// @param title may be empty where unknown; pages then show the key
/// @param artist may be empty where unknown
/// @param url the record's own page at Bandcamp, or null where unknown
/// @param artId number of the cover image, 0 where none is known
/// @param released release date in days since 1970-01-01, [#UNKNOWN_DATE] where unknown
/// @param owners how many fans of the catalog own it
/// @param wishes how many fans of the catalog wishlisted it
/// @param price as a page shows it (`free`, `name your price`, `7.00 EUR`), or null where unknown
/// @param tags dense ids of its tags, in the artist's order
public record Card(
    int id,
    String key,
    char type,
    String title,
    String artist,
    @Nullable String url,
    long artId,
    int released,
    int owners,
    int wishes,
    @Nullable String price,
    int[] tags) {

  /// Where a record is one of many, so many of its tags are known to a browser: what its cover and
  /// its reason are made from.
  public static final int FIRST_TAGS = 3;

  /// A release date that is not known.
  public static final int UNKNOWN_DATE = Integer.MIN_VALUE;
}

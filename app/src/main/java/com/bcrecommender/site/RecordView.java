package com.bcrecommender.site;

import org.jspecify.annotations.Nullable;

/// One record as pages show it, in a grid or at the head of its own page.
///
/// @param type `album`, `track`, or null where unknown
/// @param title never empty
/// @param artist may be empty where unknown
/// @param href the record's page on this site
/// @param coverImage Bandcamp's image, loaded only when the visitor asks for it; null where unknown
/// @param player where Bandcamp's player of it begins, see [Bandcamp#player]; null where there is
///   none
/// @param buy its page at Bandcamp, or null where unknown
/// @param owners how many fans are known to own it
/// @param reason why it is shown here, or null where no reason is needed
/// @param evidence what the reason rests on, or null
public record RecordView(
    String key,
    @Nullable String type,
    String title,
    String artist,
    String href,
    Cover cover,
    @Nullable String coverImage,
    @Nullable String player,
    @Nullable String buy,
    int owners,
    @Nullable Phrase reason,
    @Nullable Evidence evidence) {

  /// Where the play button leads without JavaScript: to the record at Bandcamp. Null where it
  /// cannot be played.
  public @Nullable String playHref() {
    return player == null || buy == null ? player : buy;
  }
}

package com.bcrecommender.site;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/// One record as pages show it, in a grid or at the head of its own page.
///
/// @param type `album`, `track`, or null where unknown
/// @param coverImage Bandcamp's image, loaded only when the visitor asks for it; null where unknown
/// @param player Bandcamp's player of it, or null where there is none
/// @param buy its page at Bandcamp, or null where unknown
/// @param owners how many fans are known to own it
/// @param reason why it is shown here, or null where no reason is needed
/// @param evidence what the reason rests on, or null
public record RecordView(
    RecordName name,
    @Nullable String type,
    Cover cover,
    @Nullable CoverImage coverImage,
    @Nullable Player player,
    @Nullable Text buy,
    int owners,
    @Nullable Phrase reason,
    @Nullable Evidence evidence) {

  /// Where the play button leads without JavaScript: to the record at Bandcamp. Null where it
  /// cannot be played.
  public @Nullable Content playHref() {
    return player == null ? null : buy == null ? player.address() : buy;
  }
}

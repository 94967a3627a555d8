package com.bcrecommender.site;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/// One record as pages show it, in a grid or at the head of its own page.
///
/// @param coverImage Bandcamp's image, loaded only when the visitor asks for it; null where unknown
/// @param reason why it is shown here, or null where no reason is needed
/// @param evidence what the reason rests on, or null
public record RecordView(
    RecordCard card,
    @Nullable CoverImage coverImage,
    @Nullable Phrase reason,
    @Nullable Evidence evidence) {

  public RecordName name() {
    return card.name();
  }

  public Cover cover() {
    return card.cover();
  }

  public @Nullable Player player() {
    return card.player();
  }

  public @Nullable Text buy() {
    return card.buy();
  }

  /// Where the play button leads without JavaScript: to the record at Bandcamp. Null where it
  /// cannot be played.
  public @Nullable Content playHref() {
    Player player = player();
    if (player == null) {
      return null;
    }
    Text buy = buy();
    return buy == null ? player.address() : buy;
  }
}

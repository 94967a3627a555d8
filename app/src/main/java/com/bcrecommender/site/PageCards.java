package com.bcrecommender.site;

import org.jspecify.annotations.Nullable;

/// The cards of one page. A record that [RecordCards] does not keep is made once for the page, as
/// often as the page names it: the sixty reasons of a part of a fan's list are among some twenty
/// records of the fan's, most of which stand on the page's shelf too. For one thread.
final class PageCards {
  /// More places than a part of a fan's list names different records: 20 entries, 60 reasons, and
  /// 20 on the shelf.
  private static final int BITS = 7;

  private final RecordCards cards;
  private final @Nullable RecordCard[] made = new RecordCard[1 << BITS];

  PageCards(RecordCards cards) {
    this.cards = cards;
  }

  /// @param tralbum dense id
  RecordCard card(int tralbum) {
    RecordCard kept = cards.kept(tralbum);
    if (kept != null) {
      return kept;
    }
    int place = RecordCards.place(tralbum, BITS);
    RecordCard known = made[place];
    if (known != null && known.id() == tralbum) {
      return known;
    }
    RecordCard card = cards.made(tralbum);
    made[place] = card;
    return card;
  }
}

package com.bcrecommender.site;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.RawCard;

/// What a page needs to name a record and to lead to it.
///
/// @param title never empty: the key where none is known
/// @param artist may be empty where unknown
/// @param id as it stands in an address, see [AddressedKey]
public record RecordName(Text key, Text title, Text artist, Text id) {

  static RecordName of(RawCard card) {
    Text key = Text.of(card.key());
    return new RecordName(
        key,
        card.title().length == 0 ? key : Text.of(card.title()),
        Text.of(card.artist()),
        Links.encode(AddressedKey.of(key)));
  }

  static String title(Card card) {
    return card.title().isEmpty() ? card.key() : card.title();
  }
}

package com.bcrecommender.site;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.RawCard;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Makes the cards of records, and keeps some: each record has one place, which it shares with
/// others, and of these the most owned one stays there, for it is the one that most pages show.
/// Once all are in place the collector has nothing to move: as long as the last one made stayed,
/// seven megabytes outlived each of its runs, which took a seventh of the time. At 2014's size 37
/// of 100 cards were not among half as many places, and 27 are not among these. About 26 MB where
/// records have long addresses as keys. Safe for any thread.
final class RecordCards {
  private static final int BITS = 15;

  /// Spreads neighbouring ids, which one page often has (Knuth, "The Art of Computer Programming",
  /// volume 3, 6.4).
  private static final int GOLDEN = 0x9E3779B1;

  private final Edition edition;
  private final Bandcamp bandcamp;
  private final Tags tags;

  // A card is immutable, so that a thread sees a whole one or none.
  private final @Nullable RecordCard[] kept;
  private final int bits;

  RecordCards(Edition edition, Tags tags, Bandcamp bandcamp) {
    this(edition, tags, bandcamp, BITS);
  }

  /// @param bits of the number of a place, at least 1
  RecordCards(Edition edition, Tags tags, Bandcamp bandcamp, int bits) {
    this.kept = new RecordCard[1 << bits];
    this.bits = bits;
    this.edition = edition;
    this.bandcamp = bandcamp;
    this.tags = tags;
  }

  /// The card of a record, where it is among those kept.
  ///
  /// @param tralbum dense id
  @Nullable RecordCard kept(int tralbum) {
    RecordCard there = kept[place(tralbum, bits)];
    return there != null && there.id() == tralbum ? there : null;
  }

  /// Makes the card of a record, and keeps it where it is the most owned one of its place.
  RecordCard made(int tralbum) {
    RecordCard card = made(edition.rawCard(tralbum));
    int place = place(tralbum, bits);
    RecordCard there = kept[place];
    if (there == null || card.owners() > there.owners()) {
      kept[place] = card;
    }
    return card;
  }

  /// @return from 0 to 2^bits - 1
  static int place(int tralbum, int bits) {
    return (tralbum * GOLDEN) >>> (Integer.SIZE - bits);
  }

  private RecordCard made(RawCard card) {
    RecordName name = RecordName.of(card);
    int[] first = first(card);
    Text page = Bandcamp.page(card);
    return new RecordCard(
        card.id(),
        name,
        first,
        switch (card.type()) {
          case 'a' -> "album";
          case 't' -> "track";
          default -> null;
        },
        Cover.of(name, tags.colour(name.key(), first)),
        Bandcamp.artNumber(card.artId()),
        bandcamp.player(card, page),
        page,
        card.owners());
  }

  /// The tags that a browser knows too, so that its pages are the same.
  private static int[] first(RawCard card) {
    int[] all = card.tags();
    return all.length <= Card.FIRST_TAGS ? all : Arrays.copyOf(all, Card.FIRST_TAGS);
  }
}

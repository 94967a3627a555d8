package com.bcrecommender.simulator.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Prices of records and their physical editions. An artist sells in one currency.
final class PriceMaker {
  private static final List<String> CURRENCIES =
      List.of("USD", "EUR", "GBP", "USD", "EUR", "CAD", "JPY", "AUD");
  private static final List<String> FORMATS = List.of("Vinyl LP", "Cassette", "Compact Disc (CD)");
  private static final List<String> EDITIONS =
      List.of("Limited Edition", "Second Pressing", "Black", "Hand-numbered");

  private final Dice dice;
  private final Map<Long, String> currencies = new HashMap<>();

  PriceMaker(Dice dice) {
    this.dice = dice;
  }

  Price next(Artist host) {
    String currency = currencies.computeIfAbsent(host.id(), a -> dice.pick(CURRENCIES));
    int scale = "JPY".equals(currency) ? 100 : 1;
    int whole = 100 * dice.between(3, 12) * scale;
    double kind = dice.unit();
    if (kind < 0.12) {
      return new Price(Price.Terms.FREE, 0, currency);
    } else if (kind < 0.4) {
      return new Price(Price.Terms.NAME_YOUR_PRICE, 0, currency);
    } else if (kind < 0.5) {
      return new Price(Price.Terms.NAME_YOUR_PRICE, whole, currency);
    } else if (kind < 0.58) {
      return new Price(Price.Terms.FIXED_WITH_MINIMUM_ZERO, whole, currency);
    }
    return new Price(Price.Terms.FIXED, whole, currency);
  }

  /// A track of an album costs a unit where the album costs anything.
  Price ofTrack(Price album) {
    boolean paid =
        album.terms() == Price.Terms.FIXED || album.terms() == Price.Terms.FIXED_WITH_MINIMUM_ZERO;
    int unit = "JPY".equals(album.currency()) ? 15_000 : 100;
    return paid ? new Price(Price.Terms.FIXED, unit, album.currency()) : album;
  }

  List<Tralbum.Merch> merch(Ids ids, boolean certainly) {
    if (!certainly && !dice.chance(0.22)) {
      return List.of();
    }
    String format = dice.pick(FORMATS);
    return List.of(
        new Tralbum.Merch(
            ids.next(), dice.pick(EDITIONS) + " " + format, format, 100 * dice.between(9, 32)));
  }
}

package com.bcrecommender.bandcamp;

import org.jspecify.annotations.Nullable;

/// The price of the digital record, where the page states it.
///
/// @param terms what a buyer pays
/// @param minorUnits the lowest price in hundredths of the currency, 0 for free and for
///   name-your-price from nothing
/// @param currency ISO 4217 code, or null where the page does not tell
public record Price(Terms terms, long minorUnits, @Nullable String currency) {

  /// What a buyer pays: nothing, the stated price, or at least the stated price.
  public enum Terms {
    FREE,
    FIXED,
    NAME_YOUR_PRICE
  }
}

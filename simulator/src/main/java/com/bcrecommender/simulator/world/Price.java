package com.bcrecommender.simulator.world;

/// What a buyer pays for the digital record.
///
/// @param terms free, fixed, or name your price
/// @param minorUnits the price, or the least that may be named, in hundredths
/// @param currency ISO 4217
public record Price(Terms terms, int minorUnits, String currency) {

  /// Kinds of price.
  public enum Terms {
    FREE,
    FIXED,
    NAME_YOUR_PRICE,
    /// Fixed, while `minimum_price` says 0.0: a page that a careless reader takes for free.
    FIXED_WITH_MINIMUM_ZERO
  }

  /// Whole and hundredths, as the pages' JSON numbers have it.
  public double amount() {
    return minorUnits / 100.0;
  }
}

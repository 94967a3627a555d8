package com.bcrecommender.catalog;

import com.bcrecommender.bandcamp.Price;
import org.jspecify.annotations.Nullable;

/// A price as one text in the catalog, `FIXED 700 EUR`, and as pages show it, `7.00 EUR`.
final class PriceText {
  private PriceText() {}

  static @Nullable String stored(@Nullable Price price) {
    if (price == null) {
      return null;
    }
    String currency = price.currency();
    return price.terms() + " " + price.minorUnits() + (currency == null ? "" : " " + currency);
  }

  static @Nullable String shown(@Nullable String stored) {
    if (stored == null) {
      return null;
    }
    String[] parts = stored.split(" ");
    long minorUnits = Long.parseLong(parts[1]);
    String amount =
        "%d.%02d%s"
            .formatted(minorUnits / 100, minorUnits % 100, parts.length > 2 ? " " + parts[2] : "");
    return switch (Price.Terms.valueOf(parts[0])) {
      case FREE -> "free";
      case FIXED -> amount;
      case NAME_YOUR_PRICE ->
          minorUnits == 0 ? "name your price" : "name your price from " + amount;
    };
  }
}

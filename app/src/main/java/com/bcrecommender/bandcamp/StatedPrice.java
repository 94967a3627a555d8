package com.bcrecommender.bandcamp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// The rules by which the structures state a price. A rule whose field is missing gives no price
/// rather than a guess.
final class StatedPrice {
  private static final int FREE = 1;
  private static final int PAID = 2;

  /// Largest price Bandcamp's own forms allow is 1,000 in most currencies; this is for any currency
  /// and its own mistakes.
  private static final BigDecimal MAX = BigDecimal.valueOf(100_000_000);

  private StatedPrice() {}

  /// Of `data-tralbum` and `TralbumData`: `download_pref` 1 is free; 2 is for sale, at `set_price`
  /// where `is_set_price` says so (whatever `minimum_price` says then, which may be 0), else at
  /// what the buyer names from `minimum_price` on. Without `download_pref` there is nothing to
  /// download, and what only subscribers can have has no price.
  static @Nullable Price ofTralbumData(Blob data, Blob current) {
    int sale = current.count("download_pref");
    if (sale == FREE) {
      return new Price(Price.Terms.FREE, 0, null);
    }
    Boolean fixed = current.flag("is_set_price");
    if (sale != PAID
        || fixed == null
        || Boolean.TRUE.equals(data.flag("tralbum_subscriber_only"))) {
      return null;
    }
    return fixed
        ? of(Price.Terms.FIXED, current, "set_price", null)
        : of(Price.Terms.NAME_YOUR_PRICE, current, "minimum_price", null);
  }

  /// Of an `offers` of ld+json: with a least price the buyer names the price, without one it is
  /// fixed. Nothing at all may mean free, or name-your-price from nothing: unknown.
  static @Nullable Price ofOffer(Blob offers) {
    Blob specification = offers.object("priceSpecification");
    String currency = currency(offers.text("priceCurrency"));
    Price price =
        specification != null && specification.has("minPrice")
            ? of(Price.Terms.NAME_YOUR_PRICE, specification, "minPrice", currency)
            : of(Price.Terms.FIXED, offers, "price", currency);
    return price == null || price.minorUnits() == 0 ? null : price;
  }

  /// Of an item of a collection, where it is a tralbum: the price of a package is not the record's.
  static @Nullable Price ofItem(Blob item) {
    if (TralbumType.named(item.text("item_type")) == null || !item.has("is_set_price")) {
      return null;
    }
    Price price =
        of(
            Boolean.TRUE.equals(item.flag("is_set_price"))
                ? Price.Terms.FIXED
                : Price.Terms.NAME_YOUR_PRICE,
            item,
            "price",
            currency(item.text("currency")));
    return price == null || price.minorUnits() == 0 ? null : price;
  }

  private static @Nullable Price of(
      Price.Terms terms, Blob blob, String key, @Nullable String currency) {
    BigDecimal amount = blob.number(key);
    if (amount == null) {
      return null;
    }
    if (amount.signum() < 0 || amount.compareTo(MAX) > 0) {
      throw new BrokenPage(blob.name() + "." + key, "a price", amount);
    }
    return new Price(
        terms,
        amount.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact(),
        currency);
  }

  /// The code of a currency, or null where it is none.
  static @Nullable String currency(@Nullable String code) {
    return code != null && code.matches("[A-Z]{3}") ? code : null;
  }
}

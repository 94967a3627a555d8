package com.bcrecommender.bandcamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedPriceTest {
  private static @Nullable Price of(String current) {
    return StatedPrice.ofTralbumData(Blob.parse("data", "{}"), Blob.parse("current", current));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"download_pref\":1,\"is_set_price\":null,\"set_price\":500,\"minimum_price\":1.5} | FREE | 0",
        "{\"download_pref\":2,\"is_set_price\":1,\"set_price\":7.0,\"minimum_price\":0.0} | FIXED | 700",
        "{\"download_pref\":2,\"is_set_price\":1,\"set_price\":7.0,\"minimum_price\":9.0} | FIXED | 700",
        "{\"download_pref\":2,\"is_set_price\":null,\"set_price\":9.0,\"minimum_price\":0.0} | NAME_YOUR_PRICE | 0",
        "{\"download_pref\":2,\"is_set_price\":0,\"set_price\":9.0,\"minimum_price\":9.99} | NAME_YOUR_PRICE | 999",
        "{\"download_pref\":2,\"is_set_price\":null,\"minimum_price\":1260} | NAME_YOUR_PRICE | 126000",
      })
  void theTermsFollowTheFields(String current, Price.Terms terms, long minorUnits) {
    assertThat(of(current)).isEqualTo(new Price(terms, minorUnits, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"download_pref\":null,\"is_set_price\":null,\"minimum_price\":1.5}",
        "{\"is_set_price\":null,\"minimum_price\":1.5}",
        "{\"download_pref\":2,\"minimum_price\":1.5}",
        "{\"download_pref\":2,\"is_set_price\":null}",
        "{\"download_pref\":2,\"is_set_price\":1,\"minimum_price\":1.5}",
        "{\"download_pref\":3,\"is_set_price\":null,\"minimum_price\":1.5}",
      })
  void aFieldThatIsMissingGivesNoPriceRatherThanAGuess(String current) {
    assertThat(of(current)).isNull();
  }

  @Test
  void whatOnlySubscribersCanHaveHasNoPrice() {
    Blob current =
        Blob.parse("current", "{\"download_pref\":2,\"is_set_price\":null,\"minimum_price\":9}");
    assertThat(
            StatedPrice.ofTralbumData(
                Blob.parse("data", "{\"tralbum_subscriber_only\":true}"), current))
        .isNull();
  }

  @Test
  void anOfferOfNothingMayMeanFreeOrNameYourPrice() {
    assertThat(
            StatedPrice.ofOffer(
                Blob.parse("offers", "{\"price\":0.0,\"priceSpecification\":{\"minPrice\":0.0}}")))
        .isNull();
    assertThat(StatedPrice.ofOffer(Blob.parse("offers", "{\"price\":5,\"priceCurrency\":\"USD\"}")))
        .isEqualTo(new Price(Price.Terms.FIXED, 500, "USD"));
  }

  @Test
  void aPriceThatCannotBeIsRefused() {
    assertThatThrownBy(() -> of("{\"download_pref\":2,\"is_set_price\":null,\"minimum_price\":-1}"))
        .isInstanceOf(BrokenPage.class);
    assertThatThrownBy(
            () -> of("{\"download_pref\":2,\"is_set_price\":null,\"minimum_price\":1e30}"))
        .isInstanceOf(BrokenPage.class);
  }
}

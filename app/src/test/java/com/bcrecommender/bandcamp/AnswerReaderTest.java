package com.bcrecommender.bandcamp;

import static com.bcrecommender.bandcamp.Fixture.read;
import static com.bcrecommender.bandcamp.Fixture.tralbum;
import static com.bcrecommender.bandcamp.Fixture.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerReaderTest {
  private static final String ITEM =
      """
      {"fan_id":1,"item_id":7,"item_type":"album","tralbum_id":7,"tralbum_type":"a","item_title":"One","band_name":"B",
       "item_url":"https://b.bandcamp.com/album/one","item_art_id":3,"added":"07 Jul 2020 01:34:59 GMT","purchased":null,
       "also_collected_count":460,"price":5,"currency":"GBP","is_set_price":%s,"tags":[{"name":"Dub","norm_name":"dub"}],
       "token":"1594085699:7:a::"}\
      """;

  private static final CollectionItem ONE =
      new CollectionItem(
          new Tralbum(
              TralbumType.ALBUM,
              7,
              "One",
              "B",
              "https://b.bandcamp.com/album/one",
              3,
              null,
              List.of("Dub"),
              new Price(Price.Terms.FIXED, 500, "GBP")),
          1594085699L,
          460);

  @Test
  void aBatchOfACollectionIsRead() {
    String answer =
        "{\"items\":["
            + ITEM.formatted(true)
            + "],\"more_available\":true,\"last_token\":\"1535185404:1682844870:a:81:\"}";
    assertThat(read(answer))
        .isEqualTo(new Page.CollectionBatch(List.of(ONE), true, "1535185404:1682844870:a:81:"));
  }

  @Test
  void whereTheAnswerHasNoTokenTheLastItemsIsMeant() {
    String answer =
        "{\"items\":[" + ITEM.formatted(true) + "],\"more_available\":false,\"last_token\":null}";
    assertThat(read(answer))
        .isEqualTo(new Page.CollectionBatch(List.of(ONE), false, "1594085699:7:a::"));
  }

  @Test
  void anItemAloneIsABatchOfOne() {
    assertThat(read(ITEM.formatted(true)))
        .isEqualTo(new Page.CollectionBatch(List.of(ONE), false, null));
  }

  @Test
  void theLastBatchMayBeEmpty() {
    assertThat(read("{\"items\":[],\"more_available\":false,\"last_token\":null}"))
        .isEqualTo(new Page.CollectionBatch(List.of(), false, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"false | NAME_YOUR_PRICE", "1 | FIXED", "null | NAME_YOUR_PRICE"})
  void thePriceOfAnItemFollowsItsTerms(String fixed, Price.Terms terms) {
    assertThat(read(ITEM.formatted(fixed)))
        .isInstanceOfSatisfying(
            Page.CollectionBatch.class,
            batch ->
                assertThat(batch.items().getFirst().tralbum().price())
                    .isEqualTo(new Price(terms, 500, "GBP")));
  }

  @Test
  void thePriceOfAPackageIsNotTheRecords() {
    String item =
        ITEM.formatted(true)
            .replace("\"item_type\":\"album\"", "\"item_type\":\"package\"")
            .replace("\"item_id\":7", "\"item_id\":99");
    assertThat(read(item))
        .isInstanceOfSatisfying(
            Page.CollectionBatch.class,
            batch -> {
              assertThat(batch.items().getFirst().tralbum().key()).isEqualTo("a7");
              assertThat(batch.items().getFirst().tralbum().price()).isNull();
            });
  }

  @Test
  void linkedDataAloneIsATralbumPage() {
    Page.TralbumPage page =
        tralbum(
            """
            {"@type":"MusicAlbum","@id":"https://b.bandcamp.com/album/one","name":"One","byArtist":{"name":"B"},
             "image":"https://f4.bcbits.com/img/a0141370490_10.jpg","keywords":"Dub, Reggae",
             "albumRelease":[{"@id":"https://b.bandcamp.com/album/one#b5","additionalProperty":[{"name":"item_id","value":5},{"name":"item_type","value":"b"}],"offers":{"price":100}},
               {"@id":"https://b.bandcamp.com/album/one#a7","additionalProperty":[{"name":"item_id","value":7},{"name":"item_type","value":"a"}],"offers":{"price":5.99,"priceCurrency":"EUR"}}],
             "sponsor":[{"url":"https://bandcamp.com/ann","name":"Ann"}],
             "comment":[{"author":{"url":"https://bandcamp.com/bob","name":"Bob"}},{"author":{"url":"https://bandcamp.com/ann","name":"Ann"}}]}\
            """);
    assertThat(page.tralbum())
        .isEqualTo(
            new Tralbum(
                TralbumType.ALBUM,
                7,
                "One",
                "B",
                "https://b.bandcamp.com/album/one",
                141370490,
                null,
                List.of("Dub", "Reggae"),
                new Price(Price.Terms.FIXED, 599, "EUR")));
    assertThat(page.supporters())
        .containsExactly(
            new Supporter(0, "ann", "Ann", null), new Supporter(0, "bob", "Bob", null));
    assertThat(page.moreSupporters()).isTrue();
  }

  @Test
  void tralbumDataAloneOrBesideTheBandIsATralbumPage() {
    String data =
        """
        {"id":9,"item_type":"track","artist":"B","art_id":1,"url":"https://b.bandcamp.com/track/x","album_url":null,"trackinfo":[],
         "current":{"id":9,"type":"track","title":"X","album_id":null,"release_date":"27 Sep 2024 00:00:00 GMT","download_pref":2,"is_set_price":1,"set_price":7.0,"minimum_price":0.0}}\
        """;
    assertThat(tralbum(data).tralbum())
        .isEqualTo(tralbum("{\"tralbum\":" + data + ",\"band\":{\"id\":3}}").tralbum());
    assertThat(tralbum(data).tralbum().price()).isEqualTo(new Price(Price.Terms.FIXED, 700, null));
    assertThat(tralbum(data).tralbum().tags()).as("this structure does not tell").isNull();
  }

  @Test
  void aDiscoverAnswerIsAListOfRecords() {
    String answer =
        """
        {"results":[{"id":5,"title":"One","item_url":"https://b.bandcamp.com/album/one?from=discover_page","item_image_id":6,"album_artist":null,"band_name":"B","release_date":"2024-09-27T00:00:00Z"},
          {"id":6,"title":"Shirt","item_url":"https://b.bandcamp.com/merch/shirt"}],"result_count":2,"batch_result_count":2,"cursor":"x"}\
        """;
    assertThat(Fixture.grid(answer).tralbums())
        .containsExactly(
            new Tralbum(
                TralbumType.ALBUM,
                5,
                "One",
                "B",
                "https://b.bandcamp.com/album/one",
                6,
                1727395200L,
                null,
                null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\":true,\"error_message\":\"must be logged in\"} | BROKEN | must be logged in",
        "{\"__api_special__\":\"exception\",\"error_type\":\"Discover_1::X\"} | BROKEN | Discover_1::X",
        "{\"followeers\":[],\"more_available\":false} | NO_RECORDS | followed",
        "{\"results\":[],\"more_available\":false} | NO_RECORDS | supporters",
        "{\"results\":[],\"batch_result_count\":0} | NO_RECORDS | without results",
        "{\"request\":{},\"response\":{}} | NO_RECORDS | headers",
        "{\"a\":1} | UNKNOWN | but a",
        "{\"items\":[{}],\"more_available\":true} | BROKEN | tralbum_id",
        "{\"items\":[],\"more_available\":\"yes\"} | BROKEN | more_available",
        "{\"items\":[ | BROKEN | JSON",
        "{\"a\":1,\"a\":2} | BROKEN | JSON",
        "{\"a\":1} x | BROKEN | JSON",
      })
  void whatIsNoAnswerSaysWhy(String json, Page.Reason reason, String detail) {
    assertThat(unreadable(json).reason()).isEqualTo(reason);
    assertThat(unreadable(json).detail()).contains(detail);
  }

  @Test
  void nestingWithoutEndIsRefused() {
    assertThat(unreadable("{\"a\":" + "[".repeat(100_000)).reason()).isEqualTo(Page.Reason.BROKEN);
  }
}

package com.bcrecommender.bandcamp;

import static com.bcrecommender.bandcamp.Fixture.fan;
import static com.bcrecommender.bandcamp.Fixture.text;
import static com.bcrecommender.bandcamp.Fixture.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FanPageTest {
  private static final String FAN = text("fan-2026-with-a-cassette.html");

  @Test
  void theCollectionIsReadInTheFansOrder() {
    Page.FanPage page = fan(FAN);
    assertThat(page.fanId()).isEqualTo(4242);
    assertThat(page.username()).isEqualTo("mira-k");
    assertThat(page.name()).isEqualTo("Mira K");
    assertThat(page.stated()).isEqualTo(9);
    assertThat(page.lastToken()).isEqualTo("1366523292:944775128:a::");
    assertThat(page.collection())
        .extracting(
            item -> item.tralbum().key(),
            item -> item.tralbum().title(),
            CollectionItem::time,
            CollectionItem::alsoCollected)
        .containsExactly(
            Tuple.tuple("a4155959000", "High <1>", 1582734601L, 54),
            Tuple.tuple("a1076288166", "Induktion", 1453494684L, 267),
            Tuple.tuple("t2000000003", "Lone Track", 1400000000L, 0));
  }

  @Test
  void aWishlistThatIsNotOpenIsReadFromItsKeys() {
    Page.FanPage page = fan(FAN);
    assertThat(page.statedWishlist()).isEqualTo(3);
    assertThat(page.wishlist())
        .extracting(item -> item.tralbum().key())
        .containsExactly("a31", "t33");
    assertThat(page.wishlistLastToken()).isEqualTo("1466523292:31:a::");
  }

  @Test
  void theAlbumBoughtTwiceIsListedOnceWithTheEarliestTime() {
    String twice = FAN.replace("\"tralbum_id\":4155959000", "\"tralbum_id\":1076288166");
    assertThat(fan(twice).collection())
        .extracting(item -> item.tralbum().key(), CollectionItem::time)
        .containsExactly(
            Tuple.tuple("a1076288166", 1453494684L), Tuple.tuple("t2000000003", 1400000000L));
  }

  @Test
  void nothingFollowsWhereAllOfItIsShown() {
    assertThat(fan(FAN.replace("\"item_count\":9", "\"item_count\":3")).lastToken()).isNull();
  }

  @Test
  void anEmptyCollectionIsEmpty() {
    String empty =
        FAN.replaceAll("(?s)\"sequence\":\\[\"p77.*?\\]", "\"sequence\":[]")
            .replaceAll(
                "(?s)\"item_cache\":.*?\"wishlist\":\\{\\}\\}",
                "\"item_cache\":{\"collection\":{},\"wishlist\":{}}")
            .replace("\"item_count\":9", "\"item_count\":0")
            .replaceAll("(?s)<li id=\"collection-item.*?</li>", "");
    assertThat(fan(empty).collection()).isEmpty();
    assertThat(fan(empty).stated()).isZero();
  }

  @Test
  void whereTheCacheLacksAnItemTheElementsHaveIt() {
    Page.FanPage page = fan(FAN.replace("\"p77\":{", "\"p78\":{"));
    assertThat(page.collection())
        .extracting(
            item -> item.tralbum().key(),
            item -> item.tralbum().title(),
            item -> item.tralbum().artist(),
            item -> item.tralbum().url(),
            item -> item.tralbum().artId(),
            CollectionItem::time)
        .containsExactly(
            Tuple.tuple(
                "a4155959000",
                "High <1>",
                "Hiland",
                "https://hiland.bandcamp.com/album/high-1",
                16L,
                1582734601L),
            Tuple.tuple(
                "a1076288166",
                "Induktion",
                null,
                "https://spule.example/album/induktion",
                0L,
                1453494684L));
  }

  @Test
  void withoutTheBlobTheElementsTellAll() {
    Page.FanPage page = fan(FAN.replace("data-blob", "data-other"));
    assertThat(page.fanId()).isEqualTo(4242);
    assertThat(page.username()).isEqualTo("mira-k");
    assertThat(page.stated()).isEqualTo(9);
    assertThat(page.statedWishlist()).isEqualTo(1003);
    assertThat(page.collection())
        .extracting(item -> item.tralbum().key())
        .containsExactly("a4155959000", "a1076288166");
    assertThat(page.lastToken()).isEqualTo("1453494684:1076288166:a::");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"fan_data\"", "\"fan_id\"", "\"collection_data\"", "\"tralbum_type\""})
  void withoutElementsAMissingKeyBreaksThePage(String key) {
    String bare =
        FAN.replaceAll("(?s)<li id=\"collection-item.*?</li>", "")
            .replace("\"collection_count\":9,", "");
    assertThat(unreadable(bare.replace(key, "\"renamed\"")).reason()).isEqualTo(Page.Reason.BROKEN);
  }

  @Test
  void anItemThatIsNotItsKeyBreaksThePage() {
    assertThat(
            unreadable(FAN.replace("\"tralbum_id\":1076288166", "\"tralbum_id\":1076288167"))
                .reason())
        .isEqualTo(Page.Reason.BROKEN);
  }

  @Test
  void aCollectionNeverComesOutSilentlyEmpty() {
    String hollow =
        FAN.replace("\"item_cache\"", "\"renamed\"")
            .replace("\"sequence\"", "\"renamed\"")
            .replace("\"pending_renamed\"", "\"pending\"")
            .replaceAll("(?s)<li id=\"collection-item.*?</li>", "");
    assertThat(unreadable(hollow).reason()).isEqualTo(Page.Reason.BROKEN);
  }

  @Test
  void aTokenThatIsNoTokenIsNotPassedOn() {
    assertThat(unreadable(FAN.replace("1366523292:944775128:a::", "x y\\n")).detail())
        .contains("last_token");
  }
}

package com.bcrecommender.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.edition.RawCard;
import com.bcrecommender.settings.UserError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandcampTest {
  private static RawCard card(String key, @Nullable String url, long artId) {
    byte[] name = {'T'};
    byte[] address = url == null ? null : url.getBytes(StandardCharsets.UTF_8);
    byte[] id = key.getBytes(StandardCharsets.UTF_8);
    return new RawCard(0, id, 'a', name, name, address, artId, 0, 0, 0, null, new int[0]);
  }

  /// The player's address, and what a page says of it.
  private static List<String> player(RawCard card) {
    Player player = Bandcamp.DEFAULT.player(card, Bandcamp.page(card));
    if (player == null) {
      return List.of();
    }
    PageBytes page = new PageBytes(64);
    player.writeTo(page);
    return List.of(player.address().toString(), new String(page.toArray(), StandardCharsets.UTF_8));
  }

  @Test
  void players_are_addressed_by_id_or_by_page() {
    String players = "https://bandcamp.com/EmbeddedPlayer/";
    assertThat(Bandcamp.DEFAULT.players()).hasToString(players);
    assertThat(player(card("a3149089081", "https://x.bandcamp.com/album/y", 0)))
        .containsExactly(players + "album=3149089081/", "album=3149089081/");
    assertThat(player(card("t5", null, 0))).containsExactly(players + "track=5/", "track=5/");
    String byUrl = "url=https:%2F%2Fx.bandcamp.com%2Falbum%2Fy/";
    assertThat(player(card("u:https://x.bandcamp.com/album/y", null, 0)))
        .containsExactly(players + byUrl, byUrl);
    // The link beside it says the rest.
    assertThat(player(card("u:x.bandcamp.com/album/y", "https://x.bandcamp.com/album/y", 0)))
        .containsExactly(players + byUrl, "url");
  }

  @Test
  void a_record_from_elsewhere_has_no_player() {
    assertThat(player(card("x:lastfm:7", null, 0))).isEmpty();
    assertThat(player(card("a12/../../x", null, 0))).isEmpty();
  }

  private static String cover(long artId) {
    Text number = Bandcamp.artNumber(artId);
    RecordCard card =
        new RecordCard(
            0,
            new RecordName(Text.EMPTY, Text.EMPTY, Text.EMPTY, Text.EMPTY),
            new int[0],
            null,
            new Cover(0, 0, 0, 0, 0, 0, TagColour.Type.SANS),
            number,
            null,
            null,
            0);
    CoverImage cover = Bandcamp.DEFAULT.cover(card);
    return cover == null ? "" : cover.address().toString();
  }

  @Test
  void cover_numbers_have_ten_digits_and_none_means_no_image() {
    assertThat(cover(123)).isEqualTo("https://f4.bcbits.com/img/a0000000123_2.jpg");
    assertThat(cover(4_294_967_295L)).contains("a4294967295_");
    assertThat(cover(12_345_678_901L)).contains("a12345678901_");
    assertThat(cover(0)).isEmpty();
  }

  @Test
  void only_web_addresses_are_linked() {
    assertThat(Bandcamp.page(card("a1", "https://x.bandcamp.com/album/y", 0))).isNotNull();
    assertThat(Bandcamp.page(card("a1", "http://127.0.0.1:80/_/x/album/y", 0))).isNotNull();
    assertThat(Bandcamp.page(card("a1", "javascript:alert(1)", 0))).isNull();
    assertThat(Bandcamp.page(card("a1", "data:text/html,x", 0))).isNull();
    assertThat(Bandcamp.page(card("a1", "https://not an address", 0))).isNull();
    assertThat(Bandcamp.page(card("a1", "//x.org/y", 0))).isNull();
    assertThat(Bandcamp.page(card("a1", "https:///y", 0))).isNull();
    assertThat(Bandcamp.page(card("a1", "https://x.org/\"onclick=\"", 0))).isNull();
    assertThat(Bandcamp.page(card("a1", "HTTPS://X.org", 0))).isNotNull();
    assertThat(Bandcamp.page(card("a1", "https://", 0))).isNull();
    assertThat(Bandcamp.page(card("a1", "http:/", 0))).isNull();
    assertThat(Bandcamp.page(card("a1", null, 0))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bandcamp.com/music",
        "bandcamp.com",
        "https://x; script-src *",
        "ftp://x"
      })
  void an_origin_that_would_loosen_the_policy_is_refused(String origin) {
    assertThatThrownBy(() -> new Bandcamp(origin, "https://f4.bcbits.com"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(origin);
  }
}

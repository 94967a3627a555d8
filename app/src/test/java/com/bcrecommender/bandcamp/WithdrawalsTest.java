package com.bcrecommender.bandcamp;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.site.Texts;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose own page asks to be left out is read as nothing else.
class WithdrawalsTest {
  private static final String FAN = Fixture.text("fan-2026-with-a-cassette.html");
  private static final String ALBUM = Fixture.text("album-2025.html");
  private static final String GRID = Fixture.text("grid-2024-with-client-items.html");

  private static String withFanBio(String bio) {
    String page = FAN.replace("{\"fan_data\":{", "{\"fan_data\":{\"bio\":\"" + bio + "\",");
    assertThat(page).isNotEqualTo(FAN);
    return page;
  }

  private static String withArtistBio(String page, String bio) {
    return page.replace("</body>", "<p id=\"bio-text\">" + bio + "</p></body>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bcrecommender-forget-me", "I love cats. BCRecommender-Forget-Me! And dogs."})
  void a_fans_bio_asks_for_it(String bio) {
    Page.FanPage fan = Fixture.fan(FAN);
    assertThat(Fixture.read(withFanBio(bio)))
        .isEqualTo(new Page.Withdrawal(fan.fanId(), fan.username(), null));
  }

  @Test
  void another_bio_changes_nothing() {
    assertThat(Fixture.read(withFanBio("forget me not"))).isEqualTo(Fixture.read(FAN));
    assertThat(Fixture.read(withArtistBio(ALBUM, "forget me not"))).isEqualTo(Fixture.read(ALBUM));
  }

  @Test
  void an_artists_bio_asks_for_it_beside_each_record_and_beside_the_grid() {
    String url = Fixture.tralbum(ALBUM).tralbum().url();
    assertThat(Fixture.read(withArtistBio(ALBUM, Withdrawals.TOKEN)))
        .isInstanceOfSatisfying(
            Page.Withdrawal.class,
            page -> {
              assertThat(page.fanId()).isZero();
              assertThat(page.site()).isEqualTo(SiteUrl.normal(url));
            });
    assertThat(
            PageReader.read(
                withArtistBio(GRID, Withdrawals.TOKEN).getBytes(StandardCharsets.UTF_8),
                "https://y.bandcamp.com/music"))
        .isInstanceOf(Page.Withdrawal.class);
  }

  @Test
  void nobody_else_can_ask_for_it() {
    String review = "<div class=\"review\">" + Withdrawals.TOKEN + "</div></body>";
    assertThat(Fixture.read(ALBUM.replace("</body>", review))).isEqualTo(Fixture.read(ALBUM));
    String title = FAN.replaceFirst("\"item_title\":\"", "$0" + Withdrawals.TOKEN);
    assertThat(title).isNotEqualTo(FAN);
    assertThat(Fixture.read(title)).isInstanceOf(Page.FanPage.class);
  }

  @Test
  void the_site_tells_the_words() {
    assertThat(Texts.english().get("remove.how.self")).contains(Withdrawals.TOKEN);
  }
}

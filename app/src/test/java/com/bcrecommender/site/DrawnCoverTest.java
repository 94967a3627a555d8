package com.bcrecommender.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DrawnCoverTest {
  static final List<String> HOSTILE = SampleWorld.HOSTILE;
  private static final Pattern FIRST_FILL = Pattern.compile("fill=\"(#[0-9a-f]{6})\"");
  private static final Pattern LETTERS =
      Pattern.compile("<g class=\"[a-z]+\" fill=\"(#[0-9a-f]{6})\"");

  private static String cover(String key, String... tags) {
    return DrawnCover.labelled(key, List.of(tags), "Tidal Rooms", "Maren Holt").toString();
  }

  @Test
  void it_is_the_same_in_every_run_and_edition() {
    // Pinned: a change here changes the face of every record of every site.
    assertThat(cover("a123", "ambient")).isEqualTo(cover("a123", "ambient"));
    assertThat(Integer.toHexString(cover("a123", "ambient").hashCode())).isEqualTo("f7048e65");
  }

  @Test
  void records_of_one_tag_differ() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      seen.add(cover("a" + (1_000_000 + i), "punk"));
    }
    assertThat(seen).hasSizeGreaterThan(190);
  }

  @Test
  void ambient_is_cool_and_punk_is_hot() {
    for (int i = 0; i < 50; i++) {
      assertThat(TagColour.of("a" + i, List.of("ambient")).hue()).isBetween(150, 290);
      assertThat(TagColour.of("a" + i, List.of("punk")).hue()).isBetween(0, 60);
    }
  }

  @Test
  void the_noun_of_an_unknown_tag_decides_and_an_unknown_word_still_gives_a_hue() {
    assertThat(TagColour.of("a1", List.of("warsaw", "melodic-punk")))
        .isEqualTo(TagColour.of("a2", List.of("punk")));
    assertThat(TagColour.of("a1", List.of("qwertz")))
        .isEqualTo(TagColour.of("a2", List.of("qwertz")));
  }

  @Test
  void letters_stand_out_from_the_ground_for_every_tag_and_key() {
    String[] tags = {
      "ambient", "punk", "jazz", "folk", "black-metal", "house", "qwertz", "dub", "hip-hop"
    };
    for (int i = 0; i < 900; i++) {
      String svg = cover("t" + i * 7919, tags[i % tags.length]);
      assertThat(contrast(first(FIRST_FILL, svg), first(LETTERS, svg)))
          .as("contrast of %s", svg)
          .isGreaterThanOrEqualTo(4.5);
    }
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  /// Contrast ratio by WCAG 2.2, computed from the bytes, not from the class under test.
  private static double contrast(String a, String b) {
    double x = luminance(a) + 0.05;
    double y = luminance(b) + 0.05;
    return Math.max(x, y) / Math.min(x, y);
  }

  private static double luminance(String hex) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double v = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void names_are_text_whatever_they_hold(String name) {
    String svg = DrawnCover.labelled("a1", List.of("dub"), name, name).toString();
    Element parsed = Jsoup.parseBodyFragment(svg).body();
    assertThat(parsed.children()).hasSize(1);
    assertThat(parsed.select("script, img, b")).isEmpty();
    parsed
        .getAllElements()
        .forEach(e -> e.attributes().forEach(a -> assertThat(a.getKey()).doesNotStartWith("on")));
    String shown = parsed.expectFirst("text").text().replace("…", "");
    String start = name.strip().replaceAll("\\s+", " ");
    assertThat(start).startsWith(shown.substring(0, Math.min(5, shown.length())));
  }

  @Test
  void no_style_attribute_and_no_id_would_be_stopped_or_clash() {
    for (int i = 0; i < 300; i++) {
      assertThat(cover("a" + i, "techno")).doesNotContain("style=").doesNotContain(" id=");
    }
  }

  @Test
  void a_hundred_of_them_stay_small() {
    int total = 0;
    for (int i = 0; i < 100; i++) {
      total += cover("a" + i * 31, "ambient", "drone").length();
    }
    assertThat(total).isLessThan(90_000);
  }

  @Test
  void long_names_are_wrapped_at_spaces_evenly_and_end_in_an_ellipsis() {
    assertThat(CoverLabel.wrap("The Slow Bus, Vol. 3", 8.5, 2))
        .containsExactly("The Slow", "Bus, Vol. 3");
    assertThat(CoverLabel.wrap("a".repeat(60), 8, 2)).hasSize(2).last().asString().endsWith("…");
    assertThat(CoverLabel.wrap("  ", 8, 2)).isEmpty();
    assertThat(CoverLabel.wrap("😀".repeat(40), 8, 2))
        .allSatisfy(
            line -> assertThat(line.replace("…", "").codePoints()).allMatch(c -> c == 0x1F600));
  }

  @Test
  void a_thumbnail_has_no_letters() {
    assertThat(DrawnCover.thumbnail("a1", List.of("dub")).toString()).doesNotContain("<text");
  }
}

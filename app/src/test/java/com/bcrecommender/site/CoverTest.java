package com.bcrecommender.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverTest {
  private static final String STYLE = style();

  private static String style() {
    String path = Assets.all().path("site.css");
    return new String(
        Objects.requireNonNull(Assets.all().at(path)).bytes(), StandardCharsets.UTF_8);
  }

  private static String cover(String key, String... tags) {
    return cover(key, TagColour.of(key, List.of(tags)), "Tidal Rooms");
  }

  private static String cover(String key, TagColour colour, String title) {
    Cover cover =
        Cover.of(new RecordName(Text.of(key), Text.of(title), Text.EMPTY, Text.of(key)), colour);
    PageBytes page = new PageBytes(32);
    cover.writeTo(page);
    assertThat(new String(page.toArray(), StandardCharsets.UTF_8)).isEqualTo(cover.toString());
    return cover.toString();
  }

  @Test
  void it_is_the_same_in_every_run_and_edition() {
    // Pinned: a change here changes the face of every record of every site.
    assertThat(cover("a123", "ambient")).isEqualTo("p3 h14 k2 s2 v3 z1");
  }

  @Test
  void records_of_one_tag_differ() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      seen.add(cover("a" + (1_000_000 + i), "punk"));
    }
    assertThat(seen).hasSizeGreaterThan(170);
  }

  @Test
  void ambient_is_cool_and_round_and_punk_is_hot_and_sharp() {
    int round = 0;
    int sharp = 0;
    for (int i = 0; i < 500; i++) {
      assertThat(number('h', cover("a" + i, "ambient")) * 15).isBetween(150, 290);
      assertThat((number('h', cover("a" + i, "punk")) * 15 + 30) % 360).isBetween(0, 90);
      round += number('p', cover("a" + i, "ambient")) < TagColour.Shape.PICTURES ? 1 : 0;
      sharp += number('p', cover("a" + i, "punk")) >= 2 * TagColour.Shape.PICTURES ? 1 : 0;
    }
    assertThat(round).isBetween(400, 470);
    assertThat(sharp).isBetween(400, 470);
  }

  @Test
  void the_noun_of_an_unknown_tag_decides_and_an_unknown_word_still_gives_a_hue() {
    assertThat(TagColour.of("a1", List.of("warsaw", "melodic-punk")))
        .isEqualTo(TagColour.of("a2", List.of("punk")));
    assertThat(TagColour.of("a1", List.of("qwertz")))
        .isEqualTo(TagColour.of("a2", List.of("qwertz")));
  }

  @Test
  void the_style_sheet_has_every_class_that_a_cover_may_take() {
    Set<String> seen = new HashSet<>();
    String[] tags = {"ambient", "punk", "jazz", "folk", "noise", "metal", "techno", "qwertz", "x"};
    for (int i = 0; i < 20_000; i++) {
      String key = "t" + i * 7919;
      TagColour colour = TagColour.of(key, i % 10 == 9 ? List.of() : List.of(tags[i % 10]));
      String title = "Wide ".repeat(i % 4);
      seen.addAll(List.of(cover(key, colour, title).split(" ")));
    }
    for (String name : seen) {
      // Small letters are the rule, so they have no class of their own in the sheet.
      assertThat(
              STYLE.contains("." + name + " ")
                  || STYLE.contains("." + name + ",")
                  || name.equals("z0"))
          .as(name)
          .isTrue();
    }
    assertThat(seen.stream().filter(name -> name.matches("p[0-9]+")))
        .hasSize(3 * TagColour.Shape.PICTURES);
    assertThat(seen.stream().filter(name -> name.matches("h[0-9]+"))).hasSize(TagColour.STEPS);
    assertThat(seen.stream().filter(name -> name.matches("k[0-9]+"))).hasSize(4);
    assertThat(seen.stream().filter(name -> name.matches("s[0-9]+"))).hasSize(Cover.SCHEMES);
    assertThat(seen.stream().filter(name -> name.matches("v[0-9]+"))).hasSize(Cover.VARIATIONS);
    assertThat(seen).contains("z0", "z1", "z2", "serif", "mono");
  }

  /// From the colours that the style sheet states, for every hue and chroma.
  @ParameterizedTest
  @ValueSource(strings = {"s0", "s2", "s4"})
  void letters_stand_out_from_the_ground_whatever_the_hue(String scheme) {
    Matcher rule = Pattern.compile("\\." + scheme + ", \\.s[0-9] \\{([^}]*)}").matcher(STYLE);
    assertThat(rule.find()).isTrue();
    for (int hue = 0; hue < 360; hue += 15) {
      for (double chroma : new double[] {0.08, 0.5, 0.8, 1}) {
        double ground = luminance(rule.group(1), "g", hue, chroma);
        double letters = luminance(rule.group(1), "t", hue, chroma);
        assertThat((Math.max(ground, letters) + 0.05) / (Math.min(ground, letters) + 0.05))
            .as("%s at hue %d, chroma %s", scheme, hue, chroma)
            .isGreaterThanOrEqualTo(4.5);
      }
    }
  }

  private static double luminance(String rule, String property, int hue, double chroma) {
    Matcher colour =
        Pattern.compile(
                "--"
                    + property
                    + ": oklch\\(([.0-9]+) calc\\(([.0-9]+) \\* var\\(--k\\)\\) var\\(--([hw])\\)\\)")
            .matcher(rule);
    assertThat(colour.find()).as(property).isTrue();
    int turn = colour.group(3).equals("w") ? 60 : 0;
    return luminance(
        Double.parseDouble(colour.group(1)),
        Double.parseDouble(colour.group(2)) * chroma,
        Math.toRadians(hue + turn));
  }

  /// Relative luminance by WCAG 2.2 of a colour of Oklch (Ottosson, 2020); what sRGB does not reach
  /// is clipped, as browsers do.
  private static double luminance(double lightness, double chroma, double hue) {
    double a = chroma * Math.cos(hue);
    double b = chroma * Math.sin(hue);
    double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    double red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
    double green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
    double blue = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s;
    return 0.2126 * Math.clamp(red, 0.0, 1.0)
        + 0.7152 * Math.clamp(green, 0.0, 1.0)
        + 0.0722 * Math.clamp(blue, 0.0, 1.0);
  }

  private static int number(char kind, String classes) {
    Matcher matcher = Pattern.compile("\\b" + kind + "([0-9]+)").matcher(classes);
    assertThat(matcher.find()).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  @Test
  void a_cover_takes_few_bytes_of_a_page() {
    for (int i = 0; i < 100; i++) {
      assertThat(cover("a" + i * 31, "noise").length()).isLessThanOrEqualTo(30);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void short_titles_stand_in_large_letters_and_wide_ones_in_small() {
    assertThat(LabelSize.of(utf8("Dub"), TagColour.Type.SANS)).isEqualTo(LabelSize.LARGE);
    assertThat(LabelSize.of(utf8("Tidal Rooms"), TagColour.Type.SANS)).isEqualTo(LabelSize.MIDDLE);
    assertThat(LabelSize.of(utf8("Roroquawy Ordushu Gallorenvel"), TagColour.Type.SANS))
        .isEqualTo(LabelSize.SMALL);
    assertThat(LabelSize.of(utf8("潮汐の部屋で"), TagColour.Type.SANS)).isEqualTo(LabelSize.MIDDLE);
    assertThat(LabelSize.of(utf8("\uD83D\uDE00".repeat(40)), TagColour.Type.SERIF))
        .isEqualTo(LabelSize.SMALL);
    assertThat(LabelSize.of(utf8(""), TagColour.Type.MONO)).isEqualTo(LabelSize.LARGE);
  }
}

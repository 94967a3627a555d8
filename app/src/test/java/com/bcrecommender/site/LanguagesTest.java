package com.bcrecommender.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.settings.SiteSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// What holds for the texts of every language.
class LanguagesTest {
  private static final Pattern SLOT = Pattern.compile("[{<][0-9][}>]");

  /// Texts that German has from English: names, and words that are the same in both.
  private static final Set<String> SAME =
      Set.of(
          "site.name",
          "footer.counts",
          "footer.fans.one",
          "footer.fans.other",
          "why.row",
          "record.album",
          "record.track",
          "scene.summary",
          "search.fans",
          "mood.type.track",
          "blend.seeds",
          "player.label",
          "about.bandcamp");

  private static final Texts ENGLISH = Texts.english();

  private static List<Texts> others() {
    List<Texts> others = new ArrayList<>();
    for (String code : Texts.languages()) {
      if (!code.equals(ENGLISH.language())) {
        others.add(Texts.in(code));
      }
    }
    assertThat(others).isNotEmpty();
    return others;
  }

  private static Set<String> slots(String text) {
    return new TreeSet<>(SLOT.matcher(text).results().map(MatchResult::group).toList());
  }

  @Test
  void every_language_has_all_texts_with_the_same_slots() {
    for (Texts other : others()) {
      assertThat(other.keys()).isEqualTo(ENGLISH.keys());
      for (String key : ENGLISH.keys()) {
        assertThat(slots(other.pattern(key)))
            .as("%s in %s", key, other)
            .isEqualTo(slots(ENGLISH.pattern(key)));
      }
    }
  }

  @Test
  void no_text_is_left_in_english() {
    Pattern english = Pattern.compile("(?i)\\b(the|and|this|of|with|own|owns|you|your|are|is)\\b");
    for (Texts other : others()) {
      for (String key : ENGLISH.keys()) {
        String text = other.pattern(key);
        assertThat(text.replace("Rate Your Music", ""))
            .as(key)
            .isNotBlank()
            .doesNotContainPattern(english);
        assertThat(text.equalsIgnoreCase(ENGLISH.pattern(key)))
            .as("%s is “%s” in both languages", key, text)
            .isEqualTo(SAME.contains(key));
      }
    }
  }

  @Test
  void the_setting_takes_the_languages_that_there_are() {
    assertThat(List.of(SiteSettings.LANGUAGE.takes().split(" or |, ")))
        .containsExactlyElementsOf(Texts.languages());
  }

  @Test
  void numbers_dates_and_counts_follow_the_language() {
    Texts german = Texts.in("de");
    assertThat(german.number(1_234_567)).isEqualTo("1.234.567");
    assertThat(german.date(17_976)).isEqualTo("21. März 2019");
    assertThat(german.count("count.records", 1)).isEqualTo("1 Platte");
    assertThat(german.count("count.records", 1200)).isEqualTo("1.200 Platten");
  }

  @Test
  void pages_in_german_say_so_and_no_sentence_of_theirs_is_english() {
    SiteOptions options = SiteOptions.defaults().withTexts(Texts.in("de"));
    List<String> sentences =
        ENGLISH.keys().stream()
            .map(ENGLISH::pattern)
            .filter(text -> text.split(" ").length > 2 && slots(text).isEmpty())
            .toList();
    assertThat(sentences).hasSizeGreaterThan(80);
    try (Edition edition = Edition.open(SampleEdition.shared())) {
      Pages pages = new Pages(edition, options);
      ScenePages scenes = new ScenePages(edition, options, pages);
      Notices notices = new Notices(options, edition);
      int fan = SampleEdition.fan(edition, 0);
      int tralbum = SampleEdition.tralbum(edition, 0);
      for (PageModel page :
          List.of(
              pages.home(),
              pages.fan(fan, 0, 0),
              pages.tralbum(tralbum, -1, 0),
              pages.tralbum(tralbum, 1, 0),
              pages.tag(0, 0),
              pages.search("paper"),
              pages.search("zzzzqqq"),
              scenes.all(),
              scenes.scene(0, 0),
              notices.page("about/"),
              notices.page("privacy/"),
              notices.page("remove/"),
              notices.page("save/"),
              notices.notFound("x"))) {
        String html = new String(Html.render(page), StandardCharsets.UTF_8);
        Document document = Jsoup.parse(html);
        assertThat(document.expectFirst("html").attr("lang")).isEqualTo("de");
        String said = document.wholeText() + document.select("*").eachAttr("aria-label");
        assertThat(sentences).noneMatch(said::contains);
      }
      assertThat(PagesTest.html(pages.fan(fan, 0, 0)).select("h1").text()).isEqualTo("Für marisol");
    }
  }

  /// Text between tags, and in the attributes that people are shown or told.
  @Test
  void no_template_has_words_of_its_own() throws IOException {
    Path templates = Path.of(System.getProperty("bcr.root"), "app", "src", "main", "jte");
    try (Stream<Path> files = Files.walk(templates)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String markup = withoutCode(Files.readString(file));
        Document page = Jsoup.parse(markup);
        page.select("kbd").remove();
        assertThat(page.wholeText()).as("%s", file).doesNotContainPattern("\\p{L}");
        for (String name : new String[] {"title", "alt", "placeholder", "aria-label", "content"}) {
          assertThat(page.select("[" + name + "]:not(meta[name]):not([http-equiv])"))
              .allSatisfy(
                  element -> assertThat(element.attr(name)).as("%s: %s", file, element).isEmpty());
        }
      }
    }
  }

  /// A template's mark-up, with what it computes and decides taken out.
  private static String withoutCode(String template) {
    StringBuilder out = new StringBuilder();
    String text = template.replaceAll("(?m)^(@import|@param) .*$", "");
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("${", i) || text.startsWith("!{", i)) {
        i = closing(text, i + 1, '{', '}');
      } else if (text.startsWith("$unsafe{", i)) {
        i = closing(text, text.indexOf('{', i), '{', '}');
      } else if (text.startsWith("@template.layout(", i)) {
        // Its content is a page's own mark-up.
        i = text.indexOf('`', i);
      } else if (text.startsWith("`)", i)) {
        i++;
      } else if (text.substring(i).matches("(?s)@(if|elseif|for|template[.a-z]*)\\(.*")) {
        i = closing(text, text.indexOf('(', i), '(', ')');
      } else if (text.substring(i).matches("(?s)@(else|endif|endfor).*")) {
        i += text.startsWith("@else", i) ? 4 : text.startsWith("@endif", i) ? 5 : 6;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  private static int closing(String text, int open, char opens, char closes) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == opens ? 1 : text.charAt(i) == closes ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new AssertionError(String.format(Locale.ROOT, "nothing closes %s", text.substring(open)));
  }
}

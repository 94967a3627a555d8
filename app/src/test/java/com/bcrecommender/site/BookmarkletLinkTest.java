package com.bcrecommender.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

class BookmarkletLinkTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEME = "javascript:";

  private static String source() {
    return new String(Assets.read("assets/save.js"), StandardCharsets.UTF_8);
  }

  private static String decoded(String href) {
    assertThat(href).startsWith(SCHEME);
    // A plus is a plus in an address that is no form's.
    return URLDecoder.decode(
        href.substring(SCHEME.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static Set<String> said() {
    return Texts.english().keys().stream()
        .filter(key -> key.startsWith(Bookmarklet.SAYS))
        .map(key -> key.substring(Bookmarklet.SAYS.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void the_link_of_the_page_is_the_source_without_comments_and_blanks_and_its_sentences() {
    String code = source().replaceAll("(?m)^ *//.*$", "").replaceAll("\\s", "").replace('"', '\'');
    for (String language : Texts.languages()) {
      Texts texts = Texts.in(language);
      Document page =
          PagesTest.html(new Notices(SiteOptions.defaults().withTexts(texts), null).page("save/"));
      String href = page.expectFirst(".bookmarklet a").attr("href");
      assertThat(page.expectFirst(".bookmarklet textarea").text()).isEqualTo(href);
      assertThat(href).matches("[!-~&&[^\"<>]]+").hasSizeLessThan(6 * 1024);
      String script = decoded(href);
      int call = script.lastIndexOf("({");
      assertThat(script.substring(0, call).replaceAll("\\s", "")).isEqualTo(code);
      assertThat(script.substring(0, call)).contains("async(texts)=>", "return answer.items");
      var sentences =
          JSON.readTree(script.substring(call + 1, script.length() - 1).replace('\'', '"'));
      assertThat(new TreeSet<>(sentences.propertyNames())).isEqualTo(said());
      said()
          .forEach(name ->
              assertThat(sentences.path(name).asString())
                  .isEqualTo(texts.pattern(Bookmarklet.SAYS + name)));
    }
  }

  @Test
  void each_sentence_is_said_and_none_is_missing() {
    Set<String> called = new TreeSet<>();
    Pattern.compile("texts\\.(\\w+)|say\\(\"(\\w+)\"")
        .matcher(source())
        .results()
        .forEach(found -> called.add(found.group(1) == null ? found.group(2) : found.group(1)));
    // Of the two tabs by their names.
    assertThat(source()).contains("say(tab, ");
    called.addAll(Set.of("collection", "wishlist"));
    assertThat(called).isEqualTo(said());
  }
}

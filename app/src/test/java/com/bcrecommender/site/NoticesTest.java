package com.bcrecommender.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Edition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoticesTest {
  private static final ListServer LISTS =
      new ListServer("https://parse.example.com/parse", "application");

  private static Document page(SiteOptions options, String folder) {
    return PagesTest.html(new Notices(options, null).page(folder));
  }

  private static Hosting hosting(@Nullable ListServer lists) {
    return Hosting.of(null, "assets/reader.js", lists);
  }

  /// The names that scripts use in the browser's storage.
  private static Set<String> stored(String pattern) throws IOException {
    Path assets =
        Path.of(System.getProperty("bcr.root"))
            .resolve("app/src/main/resources/com/bcrecommender/site/assets");
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(assets)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (assets.relativize(file).toString().matches(pattern)) {
          Pattern.compile("\"(bcr\\.[\\w.-]+)\"")
              .matcher(Files.readString(file))
              .results()
              .forEach(match -> names.add(match.group(1)));
        }
      }
    }
    return names;
  }

  private static List<String> kept(Document page) {
    return page.select(".kept code").eachText();
  }

  @Test
  void the_privacy_page_names_everything_that_scripts_store() throws IOException {
    SiteOptions server = SiteOptions.defaults();
    // theme.js only looks at what the others store.
    Set<String> own = stored("site\\.js");
    // The reader runs on a server's pages too.
    assertThat(kept(page(server, "privacy/")))
        .hasSizeGreaterThan(5)
        .hasSameElementsAs(kept(page(server.withHosting(hosting(null)), "privacy/")));

    Set<String> all = stored(".*\\.js");
    Set<String> named = new TreeSet<>();
    for (ListServer lists : new ListServer[] {null, LISTS}) {
      Document page = page(server.withHosting(hosting(lists)), "privacy/");
      assertThat(kept(page)).containsAll(own).hasSizeGreaterThan(own.size());
      named.addAll(kept(page));
    }
    assertThat(named).isEqualTo(all);
  }

  @Test
  void the_about_page_says_what_the_edition_is_made_from_and_by_which_licence() {
    try (Edition edition = Edition.open(SampleEdition.shared())) {
      String about =
          PagesTest.html(new Notices(SiteOptions.defaults(), edition).page("about/")).text();
      assertThat(about)
          .contains("ListenBrainz (listenbrainz.org), licence CC0 1.0")
          .contains("Public pages of Bandcamp")
          .contains("moonbase: by nobody's leave");
    }
    assertThat(page(SiteOptions.defaults(), "about/").text())
        .doesNotContain("What it is made from");
  }

  @Test
  void the_privacy_page_says_who_sees_a_visitor() {
    SiteOptions options = SiteOptions.defaults();
    assertThat(page(options, "privacy/").text())
        .contains("this site’s server")
        .doesNotContain("files on a host");
    assertThat(page(options.withHosting(hosting(null)), "privacy/").text())
        .contains("files on a host")
        .doesNotContain("parse.example.com");
    assertThat(page(options.withHosting(hosting(LISTS)), "privacy/").text())
        .contains("Lists come from https://parse.example.com, which sees");
  }

  @Test
  void the_page_about_removal_has_the_operators_words_and_a_link_where_they_are_an_address() {
    SiteOptions options = SiteOptions.defaults();
    assertThat(page(options, "remove/").text()).contains("Write to the person who runs this site.");
    for (String[] to :
        new String[][] {
          {"me@example.org", "mailto:me@example.org"},
          {"https://example.org/form?a=1&b=2", "https://example.org/form?a=1&b=2"}
        }) {
      Document page = page(options.withRemoval(to[0]), "remove/");
      assertThat(page.select("main .chip").eachAttr("href")).containsExactly(to[1]);
    }
    for (String words :
        List.of(
            "Ask <b>Jo</b> at me@example.org",
            "javascript:alert(1)//@x",
            "https://x\" onclick=\"a")) {
      Document page = page(options.withRemoval(words), "remove/");
      assertThat(page.select("main a, main b")).isEmpty();
      assertThat(page.select("main p").eachText()).contains(words);
    }
  }

  @Test
  void the_policy_admits_images_from_bandcamp_unless_covers_are_never_shown() {
    SiteOptions options = SiteOptions.defaults();
    for (Covers covers : Covers.values()) {
      assertThat(ContentPolicy.of(options.withCovers(covers)).contains("https://f4.bcbits.com"))
          .isEqualTo(covers != Covers.NEVER);
      assertThat(Covers.named(covers.toString())).isEqualTo(covers);
    }
    assertThat(ContentPolicy.of(options.withCovers(Covers.NEVER))).contains("img-src 'self';");
  }

  @Test
  void every_page_leads_to_them() {
    Document page = page(SiteOptions.defaults(), "about/");
    assertThat(page.select("footer a").eachAttr("href"))
        .contains("../about/", "../privacy/", "../remove/");
    assertThat(page.select("main a").eachAttr("href"))
        .containsExactly("../privacy/", "../remove/", "../save/");
    assertThat(page.select("footer").text()).contains("Not affiliated with Bandcamp.");
  }
}

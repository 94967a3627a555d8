package com.bcrecommender.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.settings.SilentWatch;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.site.OwnFolder;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticSiteTest {
  private static final String ADDRESS = "https://example.org/music/";
  private static final int MOST_FILES = 200;

  @TempDir Path folder;

  private static StaticSiteOptions options(@Nullable String address, int mostFiles) {
    return new StaticSiteOptions(SiteOptions.defaults(), address, mostFiles, 1L << 30, null);
  }

  private static int write(Path edition, Path site, StaticSiteOptions options) throws IOException {
    return SiteFiles.write(edition, site, options);
  }

  private static Map<String, String> hashes(Path site) throws Exception {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(site)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        hashes.put(
            site.relativize(file).toString().replace('\\', '/'), HexFormat.of().formatHex(digest));
      }
    }
    return hashes;
  }

  @Test
  void every_link_within_the_site_leads_to_a_file() throws Exception {
    write(SampleEdition.shared(), folder, options(null, MOST_FILES));
    assertThat(brokenLinks(folder)).isEmpty();
  }

  private static List<String> brokenLinks(Path site) throws Exception {
    Map<String, String> files = hashes(site);
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (String name : files.keySet()) {
      if (!name.endsWith(".html")) {
        continue;
      }
      Document page = Jsoup.parse(Files.readString(site.resolve(name)));
      page.select("template, .bookmarklet").remove();
      for (Element element : page.select("[href], [src], form[action]")) {
        String to =
            element.hasAttr("action")
                ? element.attr("action")
                : element.hasAttr("href") ? element.attr("href") : element.attr("src");
        if (to.matches("(?i)https?:.*|#.*")) {
          continue;
        }
        String path = URI.create("/" + name).resolve(to.replaceFirst("[?#].*", "")).getPath();
        String file = path.substring(1) + (path.endsWith("/") ? "index.html" : "");
        if (!files.containsKey(file)) {
          broken.add(name + " leads to " + to);
        }
        links++;
      }
    }
    assertThat(links).isGreaterThan(1000);
    return broken;
  }

  @Test
  void shards_and_assets_are_named_by_their_content() throws Exception {
    write(SampleEdition.shared(), folder, options(null, MOST_FILES));
    hashes(folder)
        .forEach((name, hash) -> {
          if (name.endsWith(".bin")) {
            assertThat(name)
                .isEqualTo("data/" + hash.substring(0, 2) + "/" + hash.substring(2, 24) + ".bin");
          } else if (name.startsWith("assets/")) {
            assertThat(name).contains("." + hash.substring(0, 16) + ".");
          }
        });
    assertThat(folder.resolve("data/manifest.json"))
        .hasSameBinaryContentAs(SampleEdition.shared().resolve("manifest.json"));
  }

  @Test
  void the_same_edition_gives_the_same_files_within_the_caps_with_any_number_of_threads()
      throws Exception {
    StaticSiteOptions options = options(ADDRESS, MOST_FILES);
    write(SampleEdition.shared(), folder.resolve("a"), options);
    Map<String, String> files = hashes(folder.resolve("a"));
    // Pages are made by the threads of the pool in which that is asked for.
    for (int threads : new int[] {1, 5}) {
      Path other = folder.resolve("by-" + threads);
      try (ForkJoinPool pool = new ForkJoinPool(threads)) {
        pool.submit(() -> write(SampleEdition.shared(), other, options)).get();
      }
      assertThat(hashes(other)).isEqualTo(files);
    }
    try (StaticSite site = StaticSite.of(SampleEdition.shared(), options, SilentWatch.NOBODY)) {
      assertThat(site.files()).isEqualTo(files.size()).isLessThanOrEqualTo(MOST_FILES);
      assertThat(site.bytes()).isEqualTo(size(folder.resolve("a")));
      // What publishing takes for the page's hash, and for its size.
      assertThat(site.pages())
          .allSatisfy(page -> {
            assertThat(files.get(page.name())).startsWith(page.hash());
            assertThat(page.read()).hasSize((int) page.size());
          });
    }
  }

  @Test
  void what_would_not_fit_is_left_to_the_reader_and_nothing_links_to_it() throws Exception {
    int most = write(SampleEdition.shared(), folder.resolve("roomy"), options(null, MOST_FILES));
    long cap = size(folder.resolve("roomy")) - 500_000;
    StaticSiteOptions tight =
        new StaticSiteOptions(SiteOptions.defaults(), null, MOST_FILES, cap, null);
    int fitting = write(SampleEdition.shared(), folder.resolve("tight"), tight);
    assertThat(fitting).isPositive().isLessThan(most);
    assertThat(size(folder.resolve("tight"))).isBetween(cap - 500_000, cap);
    assertThat(brokenLinks(folder.resolve("tight"))).isEmpty();
  }

  private static long size(Path site) throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Test
  void the_folder_of_a_record_known_by_its_address_is_its_address() {
    assertThat(OwnFolder.path("tralbum", "u:https://a.bandcamp.com/album/x-1"))
        .isEqualTo("tralbum/a.bandcamp.com~album~x-1/");
    for (String key : List.of("a123", "u:https://a.bandcamp.com/album/x-1")) {
      String path = Objects.requireNonNull(OwnFolder.path("tralbum", key));
      assertThat(OwnFolder.parse(path)).isEqualTo(new OwnFolder("tralbum", key));
    }
    for (String key : List.of("x:source:7", "u:a/b", "u:https://a.com/b~c", "a.b", "con", "é")) {
      assertThat(OwnFolder.path("tralbum", key)).as(key).isNull();
    }
  }

  @Test
  void a_host_that_is_too_small_is_told_and_gets_no_pages_of_their_own() {
    StaticSiteOptions small =
        new StaticSiteOptions(SiteOptions.defaults(), null, 30, 100_000, null);
    try (StaticSite site = StaticSite.of(SampleEdition.shared(), small, SilentWatch.NOBODY)) {
      assertThat(site.own()).isZero();
      assertThat(site.tooLarge())
          .hasSize(2)
          .allSatisfy(line -> assertThat(line).contains("(setting publish.most-"));
    }
    assertThatThrownBy(() -> StaticSiteOptions.of(SiteOptions.defaults(), "example.org"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("https://example.org/music/");
  }

  @Test
  void a_page_made_beforehand_names_itself_and_the_sitemap_names_all_of_them() throws Exception {
    write(SampleEdition.shared(), folder, options(ADDRESS, MOST_FILES));
    Map<String, String> files = hashes(folder);
    String sitemap = Files.readString(folder.resolve("sitemap-1.xml"));
    assertThat(Pattern.compile("<loc>" + ADDRESS + "([^<]*)</loc>").matcher(sitemap).results())
        .hasSizeGreaterThan(20)
        .map((MatchResult match) -> match.group(1))
        .allSatisfy(path -> {
          assertThat(files).containsKey(path + "index.html").containsKey(path + "index.json");
          Document page = Jsoup.parse(Files.readString(folder.resolve(path + "index.html")));
          assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo(ADDRESS + path);
          assertThat(page.select("meta[name=robots]")).isEmpty();
        });
    for (String shell : new String[] {"fan", "tralbum", "tag", "scene", "random", "search"}) {
      Document page = Jsoup.parse(Files.readString(folder.resolve(shell + "/index.html")));
      assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
      assertThat(page.select("link[rel=canonical]")).isEmpty();
    }
    assertThat(Files.readString(folder.resolve("robots.txt")))
        .contains("Sitemap: " + ADDRESS + "sitemap.xml");
    Document missing = Jsoup.parse(Files.readString(folder.resolve("404.html")));
    assertThat(missing.select("[rel=stylesheet]"))
        .allSatisfy(link -> assertThat(link.attr("href")).startsWith(ADDRESS));
  }

  @Test
  void tags_and_scenes_made_beforehand_have_feeds_and_so_have_the_fans_that_are_named()
      throws Exception {
    write(
        SampleEdition.shared(),
        folder,
        options(ADDRESS, MOST_FILES).withFeeds(List.of("marisol", "basement_tapes2")));
    Map<String, String> files = hashes(folder);
    assertThat(files).hasSizeLessThanOrEqualTo(MOST_FILES);
    int feeds = 0;
    for (String name : files.keySet()) {
      if (name.endsWith("/index.html") && name.matches("(tag|scene|tralbum)/.*/index.html")) {
        Document page = Jsoup.parse(Files.readString(folder.resolve(name)));
        String feed = page.select("link[type=application/atom+xml]").attr("href");
        String own = name.replace("index.html", "feed.xml");
        assertThat(feed.isEmpty()).as(name).isEqualTo(name.startsWith("tralbum/"));
        assertThat(files.containsKey(own)).as(own).isEqualTo(!feed.isEmpty());
        if (!feed.isEmpty()) {
          assertThat(URI.create("/" + name).resolve(feed)).hasPath("/" + own);
          assertThat(Files.readString(folder.resolve(own)))
              .contains("href=\"" + ADDRESS + name.replace("index.html", "") + "\"");
          feeds++;
        }
      }
    }
    assertThat(feeds).isGreaterThan(5);
    assertThat(Files.readString(folder.resolve("fan/marisol/feed.xml")))
        .contains("href=\"" + ADDRESS + "fan/?name=marisol\"")
        .contains("href=\"" + ADDRESS + "fan/marisol/feed.xml\"");
    assertThat(files).containsKey("fan/basement_tapes2/feed.xml");
    StaticSiteOptions wrong = options(null, MOST_FILES).withFeeds(List.of("nobody"));
    assertThatThrownBy(() -> StaticSite.of(SampleEdition.shared(), wrong, SilentWatch.NOBODY))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("publish.feeds")
        .hasMessageContaining("nobody");
  }

  @Test
  void no_page_has_an_inline_script_and_each_states_its_policy() throws Exception {
    write(SampleEdition.shared(), folder, options(null, MOST_FILES));
    for (String name : hashes(folder).keySet()) {
      if (name.endsWith(".html")) {
        Document page = Jsoup.parse(Files.readString(folder.resolve(name)));
        assertThat(page.select("script:not([src]), style, [style], [onclick]")).as(name).isEmpty();
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
            .as(name)
            .startsWith("default-src 'self'; ");
      }
    }
  }
}

package com.bcrecommender.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.settings.UserError;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
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
    return new StaticSiteOptions(SiteOptions.defaults(), address, mostFiles, 1L << 30);
  }

  private StaticSite.Written write(Path edition, Path site, StaticSiteOptions options)
      throws IOException {
    return StaticSite.write(edition, site, options, done -> {});
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
    Map<String, String> files = hashes(folder);
    int links = 0;
    for (String name : files.keySet()) {
      if (!name.endsWith(".html")) {
        continue;
      }
      Document page = Jsoup.parse(Files.readString(folder.resolve(name)));
      page.select("template").remove();
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
        assertThat(files).as("%s leads to %s", name, to).containsKey(file);
        links++;
      }
    }
    assertThat(links).isGreaterThan(1000);
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
  void the_same_edition_gives_the_same_files_and_a_second_run_writes_none() throws Exception {
    AtomicLong progress = new AtomicLong();
    StaticSite.Written first =
        StaticSite.write(
            SampleEdition.shared(),
            folder.resolve("a"),
            options(ADDRESS, MOST_FILES),
            progress::set);
    Map<String, String> before = hashes(folder.resolve("a"));
    assertThat(first.files()).isEqualTo(before.size()).isLessThanOrEqualTo(MOST_FILES);
    assertThat(progress.get()).isEqualTo(first.files());
    assertThat(first.written()).isEqualTo(first.files());
    StaticSite.Written second =
        write(SampleEdition.shared(), folder.resolve("a"), options(ADDRESS, MOST_FILES));
    assertThat(second.written()).isZero();
    assertThat(second.removed()).isZero();
    write(SampleEdition.shared(), folder.resolve("b"), options(ADDRESS, MOST_FILES));
    assertThat(hashes(folder.resolve("b"))).isEqualTo(before);
  }

  @Test
  void another_edition_takes_the_place_of_the_first_and_leaves_the_operators_files()
      throws Exception {
    Path other = folder.resolve("editions");
    Path edition = other.resolve(SampleEdition.write(other, 2));
    Path site = folder.resolve("site");
    write(SampleEdition.shared(), site, options(null, MOST_FILES));
    Files.writeString(site.resolve("CNAME"), "example.org");
    Files.writeString(site.resolve("tralbum/mine.txt"), "mine");
    StaticSite.Written written = write(edition, site, options(null, MOST_FILES));
    assertThat(written.removed()).isPositive();
    Map<String, String> found = hashes(site);
    assertThat(found.remove("CNAME")).isNotNull();
    assertThat(found.remove("tralbum/mine.txt")).isNotNull();
    write(edition, folder.resolve("fresh"), options(null, MOST_FILES));
    assertThat(found).isEqualTo(hashes(folder.resolve("fresh")));
  }

  @Test
  void a_host_that_is_too_small_is_told_before_pages_are_made() {
    assertThatThrownBy(() -> write(SampleEdition.shared(), folder, options(null, 60)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("expected at most 60 files");
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

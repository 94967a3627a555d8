package com.bcrecommender.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.publish.SiteFiles;
import com.bcrecommender.publish.StaticSiteOptions;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every list as a visitor's reader finds it on a static host is the list that was computed.
class ReaderOrderTest {
  private static final Path READER =
      Path.of(System.getProperty("bcr.root"))
          .resolve("app/src/main/resources/com/bcrecommender/site/assets/reader");

  /// Reads every list by the reader's modules as they are; of each the keys, in order.
  private static final String EVERY_LIST =
      """
      async (root) => {
        const { Shards } = await import(`${root}reader/shards.js`);
        const { Tables } = await import(`${root}reader/tables.js`);
        const shards = await new Shards(new URL(root)).open();
        const tables = new Tables(shards);
        const keys = (entries) => entries.map((entry) => entry.tralbum.key).join(" ");
        const out = [];
        for (let id = 0; id < shards.count("fans"); id++) {
          const { entries } = await tables.fanPage(id);
          const all = keys(await tables.fanEntries(await tables.fan(id), 0, 100));
          out.push(all.startsWith(keys(entries)) ? all : `page of fan ${id} differs`);
        }
        for (let id = 0; id < shards.count("tralbums"); id++) {
          const { tralbum, entries } = await tables.tralbumPage(id);
          const all = keys(await tables.similarEntries(tralbum, 0, 100));
          out.push(all.startsWith(keys(entries)) ? all : `page of tralbum ${id} differs`);
        }
        return out;
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_published_order_is_the_computed_order_of_every_list(boolean ranges) throws IOException {
    Path site = folder.resolve("site");
    SiteFiles.write(
        SampleEdition.shared(), site, StaticSiteOptions.of(SiteOptions.defaults(), null));
    Files.createDirectories(site.resolve("reader"));
    for (String module : List.of("shards.js", "withheld.js", "tables.js")) {
      Files.copy(READER.resolve(module), site.resolve("reader").resolve(module));
    }
    try (Chromium chromium = Chromium.launch();
        Edition edition = Edition.open(SampleEdition.shared());
        StaticServer host = new StaticServer(site, "/", ranges);
        BrowserContext context = chromium.browser().newContext()) {
      Page page = context.newPage();
      List<String> foreign = new ArrayList<>();
      Chromium.watch(page, host.address(), foreign);
      page.navigate(host.address() + "about/");
      assertThat(page.evaluate(EVERY_LIST, host.address())).isEqualTo(computed(edition));
      assertThat(foreign).isEmpty();
      assertThat(host.sent().stream().anyMatch(sent -> sent.status() == 206)).isEqualTo(ranges);
    }
  }

  private static List<String> computed(Edition edition) {
    List<String> lists = new ArrayList<>();
    for (int fan = 0; fan < edition.fans(); fan++) {
      lists.add(keys(edition, edition.fanListTralbums(fan, 100)));
    }
    for (int tralbum = 0; tralbum < edition.tralbums(); tralbum++) {
      lists.add(keys(edition, edition.similarTralbums(tralbum, 100)));
    }
    return lists;
  }

  private static String keys(Edition edition, int[] tralbums) {
    return Arrays.stream(tralbums)
        .mapToObj(tralbum -> edition.card(tralbum).key())
        .collect(Collectors.joining(" "));
  }
}

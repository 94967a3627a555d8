package com.bcrecommender.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.publish.SiteFiles;
import com.bcrecommender.publish.StaticSiteOptions;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Visitors of a static host, below a sub-path.
class StaticVisitorTest extends VisitorContract {
  @TempDir static Path folder;

  private @Nullable StaticServer server;

  @Override
  String start(SiteOptions options) throws IOException {
    SiteFiles.write(
        SampleEdition.shared(), folder, new StaticSiteOptions(options, null, 220, 1L << 30, null));
    server = new StaticServer(folder, "/music/", false);
    return server.address();
  }

  @Override
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  Width width() {
    return Width.PHONE;
  }

  @Test
  void the_manifest_is_asked_for_once_before_the_reader_is_there_and_not_by_the_next_page() {
    StaticServer host = Objects.requireNonNull(server);
    int before = host.sent().size();
    Page page = open(width(), "fan/?name=marisol");
    card(page, 0).waitFor();
    List<String> asked = paths(host, before);
    assertThat(asked).filteredOn(path -> path.endsWith("manifest.json")).hasSize(1);
    assertThat(asked.stream().filter(path -> path.startsWith("data/")).findFirst())
        .hasValue("data/manifest.json");
    int next = host.sent().size();
    page.navigate(root + "fan/?name=marisol&from=10");
    card(page, 0).waitFor();
    assertThat(paths(host, next)).isNotEmpty().doesNotContain("data/manifest.json");
  }

  @Test
  void a_list_from_many_records_fetches_each_file_once() {
    StaticServer host = Objects.requireNonNull(server);
    int before = host.sent().size();
    String loves = String.join("&", loved(20).stream().map(card -> "love=" + card.key()).toList());
    Page page = open(width(), "mix/#" + loves);
    card(page, 9).waitFor(attached());
    List<String> data =
        paths(host, before).stream().filter(path -> path.startsWith("data/")).toList();
    assertThat(data).hasSizeGreaterThan(5).doesNotHaveDuplicates();
  }

  private static List<String> paths(StaticServer host, int from) {
    List<StaticServer.Sent> sent = host.sent();
    return sent.subList(from, sent.size()).stream().map(StaticServer.Sent::path).toList();
  }
}

package com.bcrecommender.serve;

import static com.bcrecommender.serve.Asking.header;
import static com.bcrecommender.serve.Asking.request;
import static com.bcrecommender.serve.Asking.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Editions;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Feeds of a server.
class ServedFeedsTest extends ServedSample {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "fan/?name=marisol",
        "fan/?id=f4000000000",
        "tag/?name=ambient",
        "scene/?name=scene~0"
      })
  void pages_with_lists_name_their_feed(String path) {
    String page = get(path).body();
    String href = Jsoup.parse(page).select("link[type=application/atom+xml]").attr("href");
    URI feed = server.address().resolve(path).resolve(href);
    HttpResponse<String> response = get(feed.toString());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("application/atom+xml; charset=utf-8");
    assertThat(response.body())
        .contains("<feed xmlns=\"http://www.w3.org/2005/Atom\"")
        .contains("<updated>2026-03-02T10:00:00Z</updated>");
    HttpResponse<String> again =
        send(
            HttpRequest.newBuilder(feed).header("If-None-Match", header(response, "ETag")).build());
    assertThat(again.statusCode()).isEqualTo(304);
  }

  @Test
  void what_has_no_feed_says_so_and_the_folder_of_a_static_hosts_feed_leads_to_it() {
    assertThat(get("feed.xml").statusCode()).isEqualTo(404);
    assertThat(get("about/feed.xml").statusCode()).isEqualTo(404);
    assertThat(get("fan/feed.xml?name=nobody").statusCode()).isEqualTo(404);
    assertThat(get("tag/feed.xml").statusCode()).isEqualTo(400);
    assertThat(Jsoup.parse(get("").body()).select("link[type=application/atom+xml]")).isEmpty();
    for (String[] way :
        new String[][] {
          {"fan/marisol/feed.xml", "fan/feed.xml?name=marisol"},
          {"tag/ambient/feed.xml", "tag/feed.xml?name=ambient"}
        }) {
      HttpResponse<String> response = get(way[0]);
      assertThat(response.statusCode()).isEqualTo(301);
      assertThat(server.address().resolve(way[0]).resolve(header(response, "Location")))
          .isEqualTo(server.address().resolve(way[1]));
    }
  }

  @Test
  void a_feed_compares_with_the_edition_before_which_may_be_damaged_or_go(@TempDir Path folder)
      throws IOException {
    AtomicLong clock = new AtomicLong();
    String first = SampleEdition.write(folder, 2);
    try (SiteServer live =
        SiteServer.start(folder, ServeOptions.loopback(SiteOptions.defaults()), clock::get)) {
      String feed = "fan/feed.xml?name=marisol";
      assertThat(send(request(live, feed).build()).body()).contains("The first 20 of the list");
      made(folder, first, 1);
      String second = SampleEdition.write(folder, 3);
      clock.addAndGet(CurrentEdition.CHECK_NANOS);
      assertThat(send(request(live, feed).build()).body())
          .contains("What this list has since 2 March 2026");
      made(folder, second, 2);
      SampleEdition.write(folder, 4);
      Files.writeString(Editions.in(folder).folder(second).resolve("manifest.json"), "{}");
      made(folder, second, 2);
      clock.addAndGet(CurrentEdition.CHECK_NANOS);
      assertThat(send(request(live, feed).build()).body()).contains("The first 20 of the list");
    }
  }

  /// Editions are in the order of their files' times, which a test's are made too quickly for.
  private static void made(Path folder, String name, long second) throws IOException {
    Files.setLastModifiedTime(
        Editions.in(folder).folder(name).resolve("manifest.json"),
        FileTime.from(second, TimeUnit.SECONDS));
  }
}

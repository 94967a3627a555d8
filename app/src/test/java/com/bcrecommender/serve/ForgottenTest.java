package com.bcrecommender.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Fan;
import com.bcrecommender.edition.OptOutFile;
import com.bcrecommender.optout.OptOutKey;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever is forgotten while a server runs is on none of its pages, in no list, search, feed or
/// JSON of the edition that it shows, nor of an older one that is switched back to.
class ForgottenTest {
  @TempDir Path folder;

  private final AtomicLong nanos = new AtomicLong();
  private String old;
  private String current;
  private Fan fan;
  private Card record;

  @BeforeEach
  void write() {
    Editions editions = Editions.in(folder);
    old = SampleEdition.write(folder, 2);
    current = SampleEdition.write(folder, 1);
    try (Edition edition = Edition.open(editions.folder(current))) {
      // Both have a place on the first page, and so wherever they can.
      fan = edition.fan(edition.entryPoints().fans()[0]);
      record = edition.card(edition.entryPoints().tralbums()[0]);
    }
  }

  private void forget() {
    OptOutFile.add(
        folder,
        OptOuts.of(
            new byte[16],
            Instant.now(),
            Set.of(
                OptOutKey.ofFan(fan.key()),
                OptOutKey.ofUsername(Objects.requireNonNull(fan.username())),
                OptOutKey.ofTralbum(record.key()))));
    nanos.addAndGet(CurrentEdition.CHECK_NANOS + 1);
  }

  /// Addresses whose answers tell of the fan or the record.
  private List<URI> telling(SiteServer server) {
    // Names and keys end there: those of others may begin so.
    Pattern tells =
        Pattern.compile(
            "name=%1$s(?![a-z0-9])|\"%1$s\"|id=%2$s(?![0-9])|\"%2$s\""
                .formatted(fan.username(), record.key()));
    List<URI> telling = new ArrayList<>();
    SiteWalk.through(
        server,
        (address, response, html) -> {
          if (tells.matcher(response.body()).find()) {
            telling.add(address);
          }
        });
    return telling;
  }

  @Test
  void a_running_server_shows_them_no_more_in_old_and_new_editions() {
    try (SiteServer server =
        SiteServer.start(folder, ServeOptions.loopback(SiteOptions.defaults()), nanos::get)) {
      assertThat(telling(server))
          .extracting(URI::getPath)
          .contains("/", "/fan/", "/fan/index.json", "/tralbum/", "/tralbum/index.json", "/tag/");
      String etag = Asking.header(Asking.get(server, "/"), "ETag");
      String page = "/fan/?name=" + fan.username();
      assertThat(Asking.get(server, page).statusCode()).isEqualTo(200);
      forget();
      assertThat(telling(server)).isEmpty();
      assertThat(Asking.header(Asking.get(server, "/"), "ETag")).isNotEqualTo(etag);
      for (String gone :
          List.of(
              page,
              "/fan/index.json?name=" + fan.username(),
              "/fan/feed.xml?name=" + fan.username(),
              "/fan/?id=" + fan.key(),
              "/tralbum/?id=" + record.key(),
              "/tralbum/index.json?id=" + record.key())) {
        assertThat(Asking.get(server, gone).statusCode()).as(gone).isEqualTo(404);
      }
      for (String words : List.of(fan.name(), fan.key(), "n:" + fan.username(), record.title())) {
        String asked = URLEncoder.encode(words, StandardCharsets.UTF_8);
        assertThat(Asking.get(server, "/search/index.json?q=" + asked).body())
            .doesNotContain("name=" + fan.username() + "\"")
            .doesNotContain("\"" + record.key() + "\"");
      }
      assertThat(Asking.get(server, "/data/manifest.json").body()).contains("\"optOuts\"");

      Editions.in(folder).switchTo(old);
      nanos.addAndGet(CurrentEdition.CHECK_NANOS + 1);
      assertThat(Asking.get(server, page).statusCode()).isEqualTo(404);
      assertThat(Asking.get(server, "/data/manifest.json").body())
          .contains("\"id\": \"" + old)
          .contains("\"optOuts\"");
    }
  }
}

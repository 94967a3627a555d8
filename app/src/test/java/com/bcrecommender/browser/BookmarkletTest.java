package com.bcrecommender.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.catalog.TestCatalogs;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.imports.PageImport;
import com.bcrecommender.imports.PageImportResult;
import com.bcrecommender.imports.Unusable;
import com.bcrecommender.simulator.Fault;
import com.bcrecommender.simulator.Misbehaviour;
import com.bcrecommender.simulator.Request;
import com.bcrecommender.simulator.Simulator;
import com.bcrecommender.simulator.SimulatorOptions;
import com.bcrecommender.simulator.world.Artist;
import com.bcrecommender.simulator.world.Fan;
import com.bcrecommender.simulator.world.Preference;
import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import com.bcrecommender.site.Notices;
import com.bcrecommender.site.PageModel.Section;
import com.bcrecommender.site.SiteOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The bookmarklet as the page about it gives it out, run as an address on pages of the pretend
/// Bandcamp, by a browser whose clock the tests turn; and its files, imported.
class BookmarkletTest {
  private static final World WORLD = World.make(new WorldOptions(1, 60, 1200, true));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOX = "#bcr-save";
  private static final String API = "/api/fancollection/1/";
  private static final int BATCH = 20;
  private static final Path READER =
      Path.of(
          System.getProperty("bcr.root"),
          "app/src/main/resources/com/bcrecommender/site/assets/reader");
  private static final String READ =
      """
      async () => {
        const { readFile } = await import("/files.js");
        const bytes = await (await fetch("/saved.har")).arrayBuffer();
        return JSON.stringify(await readFile(new Uint8Array(bytes)));
      }
      """;

  private static Chromium chromium;
  private static Simulator simulator;

  @TempDir Path folder;
  private BrowserContext visitor;
  private Page page;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();

  @BeforeAll
  static void start() {
    chromium = Chromium.launch();
    simulator = Simulator.start(SimulatorOptions.of(WORLD));
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      simulator.close();
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    visitor = chromium.browser().newContext();
    page = visitor.newPage();
    Instant now = Instant.ofEpochSecond(World.NOW);
    page.clock().install(new Clock.InstallOptions().setTime(Date.from(now)));
    page.clock().pauseAt(Date.from(now.plusSeconds(1)));
    Chromium.watch(page, simulator.address().toString(), foreign);
    page.onPageError(complaints::add);
  }

  @AfterEach
  void close() {
    visitor.close();
    simulator.behave();
    assertThat(complaints).isEmpty();
    assertThat(foreign).allMatch(request -> request.contains(" blob:"));
  }

  private static String bookmarklet() {
    return new Notices(SiteOptions.defaults(), null)
        .page("save/").sections().stream()
            .map(Section::bookmarklet)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow()
            .href();
  }

  /// Presses the bookmark, which browsers take for an address to go to.
  private void press() {
    page.evaluate("address => { location.href = address; }", bookmarklet());
    page.locator(BOX).waitFor();
  }

  /// Lets seconds pass until the box says how it ended. No more requests are sent than seconds
  /// pass, and one at the start; what is sent in one of them may arrive in the next.
  private void untilEnd() {
    long before = asked();
    for (int second = 1; second <= 200; second++) {
      if (page.locator(BOX + " button").textContent().equals("Close")) {
        return;
      }
      page.clock().runFor(1000);
      assertThat(asked()).isLessThanOrEqualTo(before + second + 1);
    }
    throw new AssertionError(page.locator(BOX).textContent());
  }

  /// How much was asked for but for covers, which the page itself shows.
  private static long asked() {
    return simulator.requests().stream()
        .filter(request -> !request.path().startsWith("/img/"))
        .count();
  }

  /// The file that a press on a page saves.
  private Path saved(URI address) {
    page.navigate(address.toString());
    Download download =
        page.waitForDownload(() -> {
          press();
          untilEnd();
        });
    assertThat(page.locator(BOX)).containsText("Saved as " + download.suggestedFilename());
    Path file = folder.resolve(download.suggestedFilename());
    download.saveAs(file);
    return file;
  }

  private record Imported(PageImportResult result, String checksum, Set<String> preferences) {}

  private Imported imported(Path file) throws IOException {
    Path base = Files.createTempDirectory(folder, "home");
    try (Catalog catalog = TestCatalogs.create(base.resolve("catalog.sqlite"))) {
      PageImportResult result = PageImport.store(catalog, file, base, (done, of) -> {});
      return new Imported(result, catalog.checksum(), preferences(catalog));
    }
  }

  private static Set<String> preferences(Catalog catalog) {
    try (CatalogSnapshot snapshot = catalog.snapshot(Snapshot.WISH_WEIGHT)) {
      var rows = snapshot.engine().preferences();
      return Stream.iterate(0, fan -> fan < snapshot.engine().fans(), fan -> fan + 1)
          .flatMap(fan ->
              Stream.iterate(rows.start(fan), at -> at < rows.end(fan), at -> at + 1)
                  .map(at ->
                      snapshot.fanKey(fan)
                          + " "
                          + snapshot.engine().kind(at)
                          + " "
                          + snapshot.tralbumKey(rows.column(at))))
          .collect(Collectors.toSet());
    }
  }

  /// What the site shows of a fan to those who look long enough; what is owned and wished is owned.
  private static Set<String> shown(Fan fan) {
    Set<String> owned = keys(WORLD.collection(fan));
    Set<String> wished = keys(WORLD.wishlist(fan));
    wished.removeAll(owned);
    return Stream.concat(
            owned.stream().map(key -> fan.key() + " OWNED " + key),
            wished.stream().map(key -> fan.key() + " WISHLISTED " + key))
        .collect(Collectors.toSet());
  }

  private static Set<String> keys(List<Preference> preferences) {
    return preferences.stream()
        .map(preference -> preference.tralbum().key())
        .collect(Collectors.toSet());
  }

  private static Fan largest() {
    return WORLD.fans().stream()
        .filter(fan -> WORLD.wishlist(fan).size() > BATCH)
        .max(Comparator.comparingInt(fan -> WORLD.collection(fan).size()))
        .orElseThrow();
  }

  private static boolean isBatch(Request request) {
    return request.path().startsWith(API);
  }

  /// A fan's page as the site sends it, and the rest of both lists in one answer each.
  private Path savedByHand(Fan fan) throws Exception {
    Path file = folder.resolve("by-hand.har");
    List<Object> entries = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest page = HttpRequest.newBuilder(simulator.address(fan)).build();
      String html = client.send(page, HttpResponse.BodyHandlers.ofString()).body();
      entries.add(entry(page, "", html));
      JsonNode blob = JSON.readTree(Jsoup.parse(html).expectFirst("#pagedata").attr("data-blob"));
      for (String list : List.of("collection", "wishlist")) {
        String token = blob.path(list + "_data").path("last_token").asString();
        String body =
            "{\"fan_id\":%d,\"older_than_token\":\"%s\",\"count\":9999}".formatted(fan.id(), token);
        HttpRequest rest =
            HttpRequest.newBuilder(URI.create(simulator.address() + API + list + "_items"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        entries.add(
            entry(rest, body, client.send(rest, HttpResponse.BodyHandlers.ofString()).body()));
      }
    }
    JSON.writeValue(file.toFile(), Map.of("log", Map.of("version", "1.2", "entries", entries)));
    return file;
  }

  private static Object entry(HttpRequest request, String posted, String answer) {
    return Map.of(
        "request",
        Map.of("url", request.uri().toString(), "postData", Map.of("text", posted)),
        "response",
        Map.of("content", Map.of("text", answer)));
  }

  @Test
  void a_fans_whole_collection_and_wishlist_come_from_one_press_a_request_a_second()
      throws Exception {
    Fan fan = largest();
    assertThat(WORLD.collection(fan)).hasSizeGreaterThan(2 * BATCH);
    Path file = saved(simulator.address(fan));
    Imported ours = imported(file);
    assertThat(ours.preferences()).isEqualTo(shown(fan));
    assertThat(ours.result().unusable()).isEmpty();
    assertThat(ours.checksum()).isEqualTo(imported(savedByHand(fan)).checksum());
    assertThat(page.locator(BOX)).containsText("It is complete.");
    assertThat(file.getFileName()).hasToString("127-0-0-1-" + port() + "-" + name(fan) + ".har");
    page.locator(BOX + " button").click();
    assertThat(page.locator(BOX)).hasCount(0);
  }

  @Test
  void the_site_reads_the_file_in_the_browser() throws IOException {
    Fan fan = largest();
    Path site = Files.createDirectory(folder.resolve("site"));
    for (String module : List.of("files.js", "gathered.js", "saved.js")) {
      Files.copy(READER.resolve(module), site.resolve(module));
    }
    Files.writeString(site.resolve("index.html"), "<!DOCTYPE html><title>files</title>");
    Files.copy(saved(simulator.address(fan)), site.resolve("saved.har"));
    try (StaticServer server = new StaticServer(site, "/", false);
        BrowserContext reader = chromium.browser().newContext()) {
      Page there = reader.newPage();
      there.navigate(server.address());
      JsonNode read = JSON.readTree((String) there.evaluate(READ));
      assertThat(read.path("owner").asString()).isEqualTo(fan.username());
      assertThat(read.path("stated").asInt()).isEqualTo(WORLD.collection(fan).size());
      assertThat(read.path("unusable")).isEmpty();
      Set<String> entries =
          read.path("entries")
              .valueStream()
              .map(entry ->
                  "%s %s %s"
                      .formatted(
                          fan.key(),
                          entry.path("relation").asString().equals("owned")
                              ? "OWNED"
                              : "WISHLISTED",
                          entry.path("key").asString()))
              .collect(Collectors.toSet());
      assertThat(entries).isEqualTo(shown(fan));
    }
  }

  private static int port() {
    return simulator.address().getPort();
  }

  private static String name(Fan fan) {
    return fan.username().replaceAll("\\W+", "-");
  }

  @Test
  void what_comes_is_what_anybody_sees() throws IOException {
    Fan fan = WORLD.curiosities().hidingFan();
    visitor.addCookies(
        List.of(
            new com.microsoft.playwright.options.Cookie("identity", "secret")
                .setUrl(simulator.address().toString())));
    List<String> cookies = new ArrayList<>();
    page.onRequest(request -> {
      if (request.resourceType().equals("fetch")) {
        cookies.add(String.valueOf(request.allHeaders().get("cookie")));
      }
    });
    Path file = saved(simulator.address(fan));
    assertThat(cookies).isNotEmpty().containsOnly("null");
    assertThat(imported(file).preferences()).isEqualTo(shown(fan));
    assertThat(Files.readString(file)).doesNotContain("secret");
  }

  @Test
  void a_refusal_or_a_challenge_ends_it_and_the_file_says_that_it_is_incomplete()
      throws IOException {
    Fan fan = largest();
    Set<String> all = shown(fan);
    for (Fault fault :
        List.of(new Fault.TooMany("3"), new Fault.Forbidden(), new Fault.Challenge())) {
      int from = simulator.requestCount();
      AtomicInteger batches = new AtomicInteger();
      simulator.misbehave(
          request -> isBatch(request) && batches.incrementAndGet() == 2,
          fault,
          Misbehaviour.FOR_EVER);
      Path file = saved(simulator.address(fan));
      assertThat(simulator.requests().stream().skip(from).filter(BookmarkletTest::isBatch))
          .as("nothing is asked behind " + fault)
          .hasSize(2);
      String why =
          switch (fault) {
            case Fault.TooMany _ -> "Incomplete: Bandcamp answered with error 429.";
            case Fault.Forbidden _ -> "Incomplete: Bandcamp answered with error 403.";
            default -> "Incomplete: Bandcamp answered with another page than the one asked for.";
          };
      assertThat(page.locator(BOX)).containsText(why);
      assertThat(file.getFileName().toString()).endsWith("-incomplete.har");
      Imported imported = imported(file);
      assertThat(imported.result().unusable())
          .extracting(Unusable::reason)
          .containsExactly("a HAR file that says it is incomplete: what it has was read");
      assertThat(Files.readString(Objects.requireNonNull(imported.result().report())))
          .contains(why);
      assertThat(imported.preferences()).isNotEmpty().isSubsetOf(all).hasSizeLessThan(all.size());
      assertThat(imported.preferences().stream().filter(said -> said.contains(" OWNED ")).count())
          .isEqualTo(2 * BATCH);
      Files.delete(file);
      simulator.behave();
    }
  }

  @Test
  void whoever_stops_it_has_what_came_so_far() throws IOException {
    Fan fan = largest();
    page.navigate(simulator.address(fan).toString());
    Download download =
        page.waitForDownload(() -> {
          press();
          assertThat(page.locator(BOX)).containsText("Collection: 20 of ");
          page.locator(BOX).getByText("Stop and save").click();
          untilEnd();
        });
    Path file = folder.resolve("stopped.har");
    download.saveAs(file);
    assertThat(page.locator(BOX)).containsText("Incomplete: You stopped it.");
    assertThat(imported(file).preferences()).isNotEmpty().isSubsetOf(shown(fan));
  }

  @Test
  void where_nothing_comes_nothing_is_saved() {
    Fan fan = largest();
    page.navigate(simulator.address(fan).toString());
    simulator.misbehave(
        request -> request.path().equals("/" + fan.username()),
        new Fault.TooMany(null),
        Misbehaviour.FOR_EVER);
    page.onDownload(download -> complaints.add("saved " + download.suggestedFilename()));
    press();
    untilEnd();
    assertThat(page.locator(BOX + " p")).hasText("Incomplete: Bandcamp answered with error 429.");
  }

  @Test
  void an_artists_page_brings_the_pages_of_all_its_records() throws IOException {
    Artist artist =
        WORLD.artists().stream()
            .max(Comparator.comparingInt(each -> WORLD.records(each).size()))
            .orElseThrow();
    // More than the page draws: the rest is in an attribute.
    assertThat(WORLD.records(artist)).hasSizeGreaterThan(16);
    Path file = saved(URI.create(simulator.address(artist) + "/music"));
    Imported imported = imported(file);
    assertThat(page.locator(BOX)).containsText("It is complete.");
    assertThat(imported.result().unusable()).isEmpty();
    assertThat(imported.result().read()).containsEntry("music grid", 1);
    int pages =
        imported.result().read().getOrDefault("album page", 0)
            + imported.result().read().getOrDefault("track page", 0);
    assertThat(pages).isEqualTo(WORLD.records(artist).size());
  }

  @Test
  void a_records_page_is_saved_and_any_other_page_tells_where_to_press() throws IOException {
    Tralbum album =
        WORLD.tralbums().stream()
            .filter(each -> each.isAlbum() && each.isPublic())
            .findFirst()
            .orElseThrow();
    assertThat(imported(saved(simulator.address(album))).result().read())
        .containsOnly(Map.entry("album page", 1));
    page.navigate(simulator.address() + "/signup");
    long before = asked();
    press();
    press();
    assertThat(page.locator(BOX)).hasCount(1);
    assertThat(page.locator(BOX)).containsText("press the bookmark there");
    assertThat(asked()).isEqualTo(before);
  }
}

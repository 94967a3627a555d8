package com.bcrecommender.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.imports.SharedFixtures;
import com.bcrecommender.imports.SharedFixtures.Fixture;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The fixtures of the Java importers, by the site's reader of dropped files. Its modules are
/// loaded as they are.
class FilesReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path READER =
      Path.of(
          System.getProperty("bcr.root"),
          "app/src/main/resources/com/bcrecommender/site/assets/reader");

  private static final String READ =
      """
      async (name) => {
        const { readFile } = await import("/files.js");
        const bytes = await (await fetch(`/fixture/${name}`)).arrayBuffer();
        return JSON.stringify(await readFile(new Uint8Array(bytes)));
      }
      """;

  /// Cuts a file, or changes one byte or one value of it, and reads what is left: never an error of
  /// the reader's own, and never an entry without anything to find it by.
  private static final String MUTATE =
      """
      async ([name, seed, times]) => {
        const { readFile } = await import("/files.js");
        const whole = new Uint8Array(await (await fetch(`/fixture/${name}`)).arrayBuffer());
        let state = seed;
        const random = (n) => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) % n;
        const values = ["null", "0", "[]", "{}", '""', "-1", "1e400", '"x"', "[null]", "true"];
        for (let n = 0; n < times; n++) {
          let bytes = whole.slice();
          const at = random(bytes.length);
          const which = random(3);
          if (which === 0) bytes = bytes.slice(0, at);
          else if (which === 1) bytes[at] = random(256);
          else {
            const text = new TextDecoder().decode(bytes);
            const all = [...text.matchAll(/:\\s*("[^"]*"|[\\d.]+|null|true|false|\\[|\\{)/g)];
            if (all.length === 0) continue;
            const match = all[random(all.length)];
            bytes = new TextEncoder().encode(`${text.slice(0, match.index)}:${values[random(values.length)]}${text.slice(match.index + match[0].length)}`);
          }
          const { kind, entries } = await readFile(bytes);
          if (typeof kind !== "string") return "no kind";
          for (const { key, url, artist, title } of entries) if (!key && !url && !(artist && title)) return "an empty entry";
        }
        return "";
      }
      """;

  private static Chromium chromium;
  private static StaticServer server;
  private static BrowserContext context;
  private static Page page;
  private static List<Fixture> fixtures = List.of();
  private static final List<String> REQUESTS = new ArrayList<>();

  @TempDir private static Path folder;
  @TempDir private static Path made;

  @BeforeAll
  static void open() throws IOException {
    chromium = Chromium.launch();
    fixtures = SharedFixtures.all(made);
    for (String module : List.of("files.js", "gathered.js", "saved.js")) {
      Files.copy(READER.resolve(module), folder.resolve(module));
    }
    Files.writeString(folder.resolve("index.html"), "<!DOCTYPE html><title>files</title>");
    server = new StaticServer(folder, "/", false);
    context = chromium.browser().newContext();
    page = context.newPage();
    page.navigate(server.address());
    page.onRequest(request -> REQUESTS.add(request.url()));
  }

  @AfterAll
  static void close() {
    if (context != null) {
      context.close();
      server.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @TestFactory
  List<DynamicTest> the_browser_reads_what_is_expected() {
    return fixtures.stream()
        .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> check(fixture)))
        .toList();
  }

  private static void check(Fixture fixture) throws IOException {
    JsonNode reading = JSON.readTree((String) page.evaluate(READ, served(fixture)));
    assertThat(SharedFixtures.neutral(reading).toPrettyString())
        .isEqualTo(SharedFixtures.neutral(fixture.expected()).toPrettyString());
  }

  @Test
  void nothing_that_is_in_a_file_breaks_the_reader_or_makes_it_ask_anybody() throws IOException {
    mutate(10);
  }

  @Test
  @Tag("long")
  void nor_do_many_more_mutations() throws IOException {
    mutate(500);
  }

  private static void mutate(int times) throws IOException {
    for (Fixture fixture : fixtures) {
      if (Files.size(fixture.file()) < 100_000 && Files.size(fixture.file()) > 0) {
        Object verdict =
            page.evaluate(MUTATE, List.of(served(fixture), fixture.name().hashCode(), times));
        assertThat(verdict).as(fixture.name()).isEqualTo("");
      }
    }
    assertThat(REQUESTS).isNotEmpty().allMatch(url -> url.startsWith(server.address()));
  }

  @Test
  void a_file_larger_than_any_is_refused_before_it_is_read() {
    Object said =
        page.evaluate(
            "async () => { const { readFile } = await import('/files.js'); return (await readFile(new Uint8Array((64 << 20) + 1))).unusable[0]; }");
    assertThat(said).isEqualTo(Map.of("where", "", "what", "too-large", "found", ""));
  }

  /// Puts a fixture on the server, and gives its name there.
  private static String served(Fixture fixture) throws IOException {
    Path to = folder.resolve("fixture").resolve(fixture.name());
    Files.createDirectories(to.getParent());
    Files.copy(fixture.file(), to, StandardCopyOption.REPLACE_EXISTING);
    return fixture.name();
  }
}

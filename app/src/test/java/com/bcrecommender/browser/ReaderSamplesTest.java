package com.bcrecommender.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.publish.SiteFiles;
import com.bcrecommender.publish.StaticSiteOptions;
import com.bcrecommender.site.SiteOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The sample files of the format, by the browser's reader: each is read, or refused with the right
/// reason. Its modules are loaded as they are.
class ReaderSamplesTest {
  private static final Path ROOT = Path.of(System.getProperty("bcr.root"), "app", "src");
  private static final Path SAMPLES = ROOT.resolve("test/resources/edition");
  private static final Path READER =
      ROOT.resolve("main/resources/com/bcrecommender/site/assets/reader");

  /// Reads every block of every table, and every page; what it says is the last line.
  private static final String READ_ALL =
      """
      async (root) => {
        const { Shards, Unusable, sha256, sha256Here } = await import(`${root}reader/shards.js`);
        const { Tables } = await import(`${root}reader/tables.js`);
        const shards = new Shards(new URL(root));
        try {
          await shards.open();
          const tables = new Tables(shards);
          for (const [table, [records, perBlock, perShard]] of Object.entries(shards.manifest.tables)) {
            for (let shard = 0; shard < shards.shardsOf(table); shard++) {
              const blocks = perBlock === 0 ? 1 : perShard === 0 ? 3 : Math.min(perShard, Math.ceil(records / perBlock) - shard * perShard);
              for (let block = 0; block < blocks; block++) await shards.block(table, shard, block);
            }
          }
          const said = [];
          for (let id = 0; id < shards.count("fans"); id++) {
            const { fan, entries } = await tables.fanPage(id);
            const all = await tables.fan(id);
            const list = await tables.fanEntries(all, 0, 100);
            if (JSON.stringify(list.slice(0, 20).map((e) => e.tralbum.key)) !== JSON.stringify(entries.map((e) => e.tralbum.key))) return "another order";
            if ((await tables.find("fan-keys", fan.key)) !== id) return `no ${fan.key}`;
            said.push(fan.name);
          }
          for (let id = 0; id < shards.count("tralbums"); id++) {
            const { tralbum } = await tables.tralbumPage(id);
            if ((await tables.find("tralbum-keys", tralbum.key)) !== id) return `no ${tralbum.key}`;
            said.push(tralbum.key);
          }
          for (let id = 0; id < shards.count("tags"); id++) said.push((await tables.tagPage(id)).name);
          const bytes = new TextEncoder().encode(shards.text);
          for (let n = 0; n < 200; n++) {
            const part = bytes.subarray(0, n);
            if (String(await sha256(part)) !== String(sha256Here(part))) return `another hash of ${n} bytes`;
          }
          return `read ${said.length}`;
        } catch (error) {
          return error instanceof Unusable ? error.reason : String(error.stack);
        }
      }
      """;

  private static Chromium chromium;

  @TempDir Path folder;

  @BeforeAll
  static void launch() {
    chromium = Chromium.launch();
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "good, read [1-9][0-9]*",
    "empty, read 0",
    "truncated, truncated",
    "corrupt, corrupt",
    "future, too-new"
  })
  void each_sample_is_read_or_refused_with_its_reason(String sample, String verdict)
      throws IOException, NoSuchAlgorithmException {
    Path whole = SAMPLES.resolve(sample.equals("empty") ? "empty" : "good");
    SiteFiles.write(whole, folder, StaticSiteOptions.of(SiteOptions.defaults(), null));
    damage(whole, SAMPLES.resolve(sample));
    Files.createDirectories(folder.resolve("reader"));
    for (String module : List.of("shards.js", "withheld.js", "tables.js")) {
      Files.copy(READER.resolve(module), folder.resolve("reader").resolve(module));
    }
    try (StaticServer server = new StaticServer(folder, "/", false);
        BrowserContext context = chromium.browser().newContext()) {
      Page page = context.newPage();
      List<String> foreign = new ArrayList<>();
      Chromium.watch(page, server.address(), foreign);
      page.navigate(server.address() + "about/");
      assertThat((String) page.evaluate(READ_ALL, server.address())).matches(verdict);
      assertThat(foreign).isEmpty();
    }
  }

  /// Puts what differs in a sample under the names of the whole edition: each pack there is one
  /// shard.
  private void damage(Path whole, Path sample) throws IOException, NoSuchAlgorithmException {
    try (Stream<Path> files = Files.list(sample)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        byte[] good = Files.readAllBytes(whole.resolve(file.getFileName().toString()));
        byte[] bytes = Files.readAllBytes(file);
        String name = file.getFileName().toString();
        if (name.equals("manifest.json")) {
          Files.write(folder.resolve("data/manifest.json"), bytes);
        } else if (!Arrays.equals(good, bytes)) {
          byte[] hash = MessageDigest.getInstance("SHA-256").digest(good);
          String digits = HexFormat.of().formatHex(hash, 0, 12);
          Path shard =
              folder.resolve("data/" + digits.substring(0, 2) + "/" + digits.substring(2) + ".bin");
          assertThat(shard).exists();
          Files.write(shard, bytes);
        }
      }
    }
  }
}

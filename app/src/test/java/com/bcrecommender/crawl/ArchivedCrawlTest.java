package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.archive.Archive;
import com.bcrecommender.archive.Archive.Rewritten;
import com.bcrecommender.archive.ArchiveWriter;
import com.bcrecommender.archive.RawAnswer;
import com.bcrecommender.archive.WarcFile;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogContents;
import com.bcrecommender.crawl.CrawlResult.End;
import com.bcrecommender.imports.ImportProgress;
import com.bcrecommender.imports.PageImportResult;
import com.bcrecommender.imports.Redaction;
import com.bcrecommender.imports.Reparse;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.simulator.Request;
import com.bcrecommender.simulator.Robots;
import com.bcrecommender.simulator.SimulatorOptions;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A crawl with an archive: what is kept, when, and what can be made of it.
final class ArchivedCrawlTest {
  private static final World WORLD = World.make(new WorldOptions(3, 40, 60, true));

  @TempDir Path folder;

  @Test
  void rawAnswersAboutWhoIsForgottenGoAndToReadTheRestBringsNobodyBack() throws Exception {
    Archive archive = Archive.in(folder.resolve("warc"));
    try (CrawlBench bench = bench()) {
      try (ArchiveWriter writer = archive.writer("bcr", 100_000)) {
        bench.into(writer::append);
        bench.run(bench.options(bench.seeds().toArray(URI[]::new)));
      }
      List<String> before = addresses(archive);
      String fan =
          before.stream().filter(path -> path.matches("/[a-z0-9_-]+")).findFirst().orElseThrow();
      assertThat(Redaction.apply(bench.catalog.optOuts(), archive).answers()).isZero();
      bench.catalog.forgetFan("n:" + fan.substring(1));
      Rewritten rewritten = Redaction.apply(bench.catalog.optOuts(), archive);
      assertThat(rewritten.answers()).isPositive();
      List<String> after = addresses(archive);
      assertThat(after).doesNotContain(fan).hasSize(before.size() - (int) rewritten.answers());
      assertThat(Redaction.apply(bench.catalog.optOuts(), archive).answers()).isZero();
      String checksum = bench.catalog.checksum();
      reparse(bench.catalog, archive);
      assertThat(bench.catalog.checksum()).isEqualTo(checksum);
    }
  }

  @Test
  void theArchiveReadAgainIsTheCatalogThatTheCrawlLeft() throws Exception {
    Archive archive = Archive.in(folder.resolve("warc"));
    try (CrawlBench bench = bench()) {
      CrawlResult crawled;
      try (ArchiveWriter writer = archive.writer("bcr", 100_000)) {
        bench.into(writer::append);
        crawled = bench.run(bench.options(bench.seeds().toArray(URI[]::new)));
      }
      assertThat(crawled.end()).isEqualTo(End.FINISHED);
      assertThat(crawled.pages()).containsKeys("fan", "tralbum", "collection");
      assertThat(archive.files()).hasSizeGreaterThan(2);
      assertThat(addresses(archive))
          .containsExactlyElementsOf(
              bench.simulator.requests().stream().map(Request::path).toList());

      try (Catalog anew = Catalog.open(folder.resolve("anew.db"))) {
        PageImportResult result = reparse(anew, archive);
        assertThat(CatalogContents.of(anew)).isEqualTo(CatalogContents.of(bench.catalog));
        assertThat(result.records()).isGreaterThan(crawled.requests());
        assertThat(result.read().get("fan page"))
            .isEqualTo(crawled.pages().getOrDefault("fan", 0L).intValue());
        assertThat(result.read().get("collection batch"))
            .isEqualTo(
                crawled.pages().getOrDefault("collection", 0L).intValue()
                    + crawled.pages().getOrDefault("wishlist", 0L).intValue());
        assertThat(result.passedOver()).containsKey("answers for robots.txt");

        assertThat(anew.checksum()).isEqualTo(bench.catalog.checksum());
      }
      // Over what is there already, nothing changes.
      String before = bench.catalog.checksum();
      reparse(bench.catalog, archive);
      assertThat(bench.catalog.checksum()).isEqualTo(before);
    }
  }

  @Test
  void anAnswerThatCannotBeKeptIsNotStoredAndIsAskedForAgain() {
    try (CrawlBench bench = bench()) {
      List<RawAnswer> kept = new ArrayList<>();
      bench.into(answer -> {
        if (kept.size() == 5) {
          throw new UserError("the disk is full");
        }
        kept.add(answer);
      });
      CrawlOptions options = bench.options(bench.seeds().toArray(URI[]::new));
      assertThatThrownBy(() -> bench.run(options)).hasMessage("the disk is full");
      List<String> paths = bench.paths();

      bench.into(kept::add);
      bench.run(options.within(new Budget(10, Long.MAX_VALUE, Long.MAX_VALUE, null)));
      assertThat(bench.paths().subList(paths.size(), bench.paths().size()))
          .contains(paths.getLast());
    }
  }

  private CrawlBench bench() {
    return new CrawlBench(folder, SimulatorOptions.of(WORLD).withRobots(Robots.permissive()));
  }

  private PageImportResult reparse(Catalog catalog, Archive archive) {
    return Reparse.run(catalog, archive, folder.resolve("reports"), ImportProgress.SILENT);
  }

  private static List<String> addresses(Archive archive) throws IOException {
    List<String> paths = new ArrayList<>();
    for (Path file : archive.files()) {
      WarcFile.read(
          file,
          record -> {
            if (record.answer() != null) {
              paths.add(URI.create(record.address()).getPath());
            }
          });
    }
    return paths;
  }
}

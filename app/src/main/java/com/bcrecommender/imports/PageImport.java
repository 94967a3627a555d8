package com.bcrecommender.imports;

import com.bcrecommender.archive.WarcFile;
import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.PageReader;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.Source;
import com.bcrecommender.imports.collection.FileFault;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// Imports saved pages of Bandcamp, of whatever name, gzip or not, and those within HAR and WARC
/// files: one transaction each. A page that cannot be read is named with the reason; a challenge
/// page is reported as one, never stored as a page without records.
public final class PageImport {
  static final String NO_PAGES =
      "requests of a HAR file that brought no page, and no answer with records";

  static final String INCOMPLETE = "a HAR file that says it is incomplete: what it has was read";

  static final String NO_FILE = "the file cannot be read";

  private final StoredPages stored;
  private final WarcPages warc;
  private final Report report;

  private PageImport(Catalog catalog, Report report) {
    this.report = report;
    stored = new StoredPages(catalog::transaction, report);
    warc = WarcPages.strange(stored, report);
  }

  /// Stores a file, or all files below a folder in order of their paths.
  ///
  /// @param reports the folder for the report of what could not be used
  /// @throws UserError where there is no such file or folder
  public static PageImportResult store(
      Catalog catalog, Path fileOrFolder, Path reports, ImportProgress progress) {
    List<Path> found = files(fileOrFolder);
    long total = found.stream().mapToLong(PageImport::size).sum();
    try (Report report = Report.open(reports, "pages", fileOrFolder)) {
      PageImport pages = new PageImport(catalog, report);
      long done = 0;
      for (Path file : found) {
        long before = done;
        pages.file(file, at -> progress.update(before + at, total));
        done += size(file);
        progress.update(done, total);
      }
      return pages.stored.result(found.size());
    }
  }

  private static List<Path> files(Path fileOrFolder) {
    try (Stream<Path> all = Files.walk(fileOrFolder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UserError(
          "expected a file or folder of saved pages, HAR or WARC files, found that %s cannot be read (%s)"
              .formatted(fileOrFolder, e),
          e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      // Only progress is counted with it; reading the file will say what is wrong.
      return 0;
    }
  }

  private void file(Path file, LongConsumer at) {
    byte[] bytes;
    try {
      if (WarcFile.is(file)) {
        warc.read(file, at);
        return;
      }
      bytes = SavedFile.read(file);
    } catch (IOException e) {
      report.add(file, 0, NO_FILE, String.valueOf(e.getMessage()));
      return;
    }
    if (HarFile.is(bytes)) {
      har(file, bytes);
      return;
    }
    Page page = PageReader.read(bytes, null);
    if (page instanceof Page.Unreadable unreadable) {
      stored.unreadable(file, "", unreadable);
    } else {
      stored.store(file, page, Source.of(file.toString(), null, bytes), null);
    }
  }

  private void har(Path file, byte[] bytes) {
    HarFile har;
    try {
      har = HarFile.read(bytes);
    } catch (FileFault e) {
      report.add(file, 0, "a HAR file that is " + e.fault().sentence(), e.found());
      return;
    }
    if (har.lack() != null) {
      report.add(file, 0, INCOMPLETE, har.lack());
    }
    int others = har.others();
    for (HarFile.Answer answer : har.answers()) {
      Page page = PageReader.read(answer.body(), answer.url());
      if (page instanceof Page.Unreadable unreadable) {
        if (unreadable.reason() == Page.Reason.UNKNOWN) {
          others++;
        } else {
          stored.unreadable(
              file, "request %d, %s: ".formatted(answer.number(), answer.url()), unreadable);
        }
      } else {
        Source source = Source.of(file + "#" + answer.number(), null, answer.body());
        stored.store(file, page, source, answer.call());
      }
    }
    if (others > 0) {
      report.add(file, 0, NO_PAGES, others + " requests");
    }
  }
}

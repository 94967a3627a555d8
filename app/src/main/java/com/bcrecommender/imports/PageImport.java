package com.bcrecommender.imports;

import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.PageReader;
import com.bcrecommender.bandcamp.TralbumType;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.Source;
import com.bcrecommender.catalog.Stored;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.imports.collection.FileFault;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Imports saved pages of Bandcamp, of whatever name, gzip or not, and those within HAR files: one
/// transaction each. A page that cannot be read is named with the reason; a challenge page is
/// reported as one, never stored as a page without records.
public final class PageImport {
  /// Reported, and the tralbums of the batch are stored all the same.
  static final String NOBODYS_BATCH =
      "a batch of a collection that does not say whose: its preferences were left out";

  static final String NO_PAGES =
      "requests of a HAR file that brought no page, and no answer with records";

  static final String UNKEYED =
      "tralbums or fans without an id and without an address were left out";

  private final Catalog catalog;
  private final Report report;
  private final Map<String, Integer> read = new TreeMap<>();
  private long files;
  private long tralbums;
  private long preferences;
  private long changed;

  private PageImport(Catalog catalog, Report report) {
    this.catalog = catalog;
    this.report = report;
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
        pages.file(file);
        done += size(file);
        progress.update(done, total);
      }
      return new PageImportResult(
          pages.files,
          pages.read,
          pages.tralbums,
          pages.preferences,
          pages.changed,
          report.unusable(),
          report.file());
    }
  }

  private static List<Path> files(Path fileOrFolder) {
    try (Stream<Path> all = Files.walk(fileOrFolder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UserError(
          "expected a file or folder of saved pages or HAR files, found that %s cannot be read (%s)"
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

  private void file(Path file) {
    files++;
    byte[] bytes;
    try {
      bytes = SavedFile.read(file);
    } catch (IOException e) {
      report.add(file, 0, "the file cannot be read", String.valueOf(e.getMessage()));
      return;
    }
    if (HarFile.is(bytes)) {
      har(file, bytes);
      return;
    }
    Page page = PageReader.read(bytes, null);
    if (page instanceof Page.Unreadable unreadable) {
      report.add(file, 0, reason(unreadable.reason()), unreadable.detail());
    } else {
      page(file, page, Source.of(file.toString(), null, bytes), 0, PreferenceKind.UNKNOWN);
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
    int others = har.others();
    for (HarFile.Answer answer : har.answers()) {
      Page page = PageReader.read(answer.body(), answer.url());
      if (page instanceof Page.Unreadable unreadable) {
        if (unreadable.reason() == Page.Reason.UNKNOWN) {
          others++;
        } else {
          report.add(
              file,
              0,
              reason(unreadable.reason()),
              "request %d, %s: %s".formatted(answer.number(), answer.url(), unreadable.detail()));
        }
      } else {
        Source source = Source.of(file + "#" + answer.number(), null, answer.body());
        page(file, page, source, answer.fan(), answer.kind());
      }
    }
    if (others > 0) {
      report.add(file, 0, NO_PAGES, others + " requests");
    }
  }

  /// @param fan whose batch of a collection it is, 0 where nobody knows
  private void page(Path file, Page page, Source source, long fan, PreferenceKind ofBatch) {
    String kind = kind(page);
    read.merge(kind, 1, Integer::sum);
    Stored stored = store(file, page, source, fan == 0 ? null : "f" + fan, ofBatch);
    tralbums += stored.tralbums();
    preferences += stored.preferences();
    changed += stored.changed();
    if (stored.unkeyed() > 0) {
      report.add(file, 0, UNKEYED, stored.unkeyed() + " of a " + kind);
    }
    if (fan == 0 && page instanceof Page.CollectionBatch batch) {
      report.add(file, 0, NOBODYS_BATCH, batch.items().size() + " preferences");
    }
  }

  private Stored store(
      Path file, Page page, Source source, @Nullable String fan, PreferenceKind ofBatch) {
    return catalog.transaction(transaction -> {
      Stored stored =
          switch (page) {
            case Page.TralbumPage tralbum -> transaction.store(tralbum, source);
            case Page.FanPage whose -> transaction.store(whose, source);
            case Page.MusicGrid grid -> transaction.store(grid, source);
            case Page.CollectionBatch batch -> transaction.store(batch, fan, ofBatch, source);
            case Page.Unreadable unreadable ->
                throw new IllegalArgumentException("nothing to store: " + unreadable);
          };
      report.optedOut(file, transaction.optedOut());
      return stored;
    });
  }

  private static String kind(Page page) {
    return switch (page) {
      case Page.TralbumPage tralbum ->
          tralbum.tralbum().type() == TralbumType.ALBUM ? "album page" : "track page";
      case Page.FanPage _ -> "fan page";
      case Page.MusicGrid _ -> "music grid";
      case Page.CollectionBatch _ -> "collection batch";
      case Page.Unreadable _ -> "unreadable";
    };
  }

  private static String reason(Page.Reason reason) {
    return switch (reason) {
      case CHALLENGE -> "a challenge page in place of the one asked for";
      case GONE -> "a page that says that the record or fan is gone";
      case NO_RECORDS -> "a page without records";
      case BROKEN -> "a page whose mark-up is not as expected";
      case UNKNOWN -> "not a page of Bandcamp's";
    };
  }
}

package com.bcrecommender.imports;

import com.bcrecommender.archive.Archive;
import com.bcrecommender.archive.ContentCoding.UnpackException;
import com.bcrecommender.archive.RawAnswer;
import com.bcrecommender.archive.WarcFile;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.Retraction;
import com.bcrecommender.catalog.Transaction;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Brings a catalog to what today's parser sees in the answers that the crawler kept, without a
/// request. What an earlier parser took from these answers is taken back first, so that its
/// mistakes do not win against what is seen now; then every answer is read in the order of the
/// fetches, under the time and address of its fetch.
///
/// All of it is one transaction: a kill leaves the catalog as it was, and readers see the old one
/// until the end. The files are read twice; reading mark-up takes most of the time.
public final class Reparse {
  private final Archive archive;
  private final ImportProgress progress;
  private final long total;
  private long done;

  private Reparse(Archive archive, ImportProgress progress) {
    this.archive = archive;
    this.progress = progress;
    total = 2 * archive.files().stream().mapToLong(Reparse::size).sum();
  }

  /// Reads the whole archive.
  ///
  /// @param reports the folder for the report of what could not be read
  /// @throws UserError where there is no archive, while a crawl is writing to it, or where it
  ///   cannot be read
  public static PageImportResult run(
      Catalog catalog, Archive archive, Path reports, ImportProgress progress) {
    if (archive.files().isEmpty()) {
      throw new UserError(
          "expected raw answers in %s, found none; bcr crawl keeps them there"
              .formatted(archive.folder()));
    }
    try (ProcessLock held = archive.lock();
        Report report = Report.open(reports, "reparse", archive.folder())) {
      assert held.held();
      Reparse reparse = new Reparse(archive, progress);
      return catalog.transaction(transaction -> reparse.in(transaction, report));
    } catch (UncheckedIOException e) {
      throw new UserError(
          "expected to read the raw answers in %s, found: %s; check their rights and the disk"
              .formatted(archive.folder(), e.getCause()),
          e);
    }
  }

  private PageImportResult in(Transaction transaction, Report report) {
    List<Path> files = archive.files();
    Retraction retraction = transaction.retraction();
    for (Path file : files) {
      try {
        WarcFile.read(
            file,
            record -> {
              if (record.answer() != null) {
                retract(record.answer(), retraction);
              }
              at(record.offset() + record.length());
            });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      done += size(file);
    }
    retraction.apply();
    StoredPages stored = new StoredPages(work -> work.in(transaction), report);
    WarcPages pages = WarcPages.ours(stored, report);
    for (Path file : files) {
      pages.read(file, this::at);
      done += size(file);
    }
    return stored.result(files.size());
  }

  private static void retract(RawAnswer answer, Retraction retraction) {
    if (WarcPages.isPage(answer)) {
      try {
        retraction.add(WarcPages.sourceOf(answer, WarcPages.body(answer)));
      } catch (UnpackException nothingWasStored) {
        // It will be reported when it is read.
      }
    }
  }

  private void at(long position) {
    progress.update(done + position, total);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

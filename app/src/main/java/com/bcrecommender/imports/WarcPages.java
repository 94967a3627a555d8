package com.bcrecommender.imports;

import com.bcrecommender.archive.ArchivedRecord;
import com.bcrecommender.archive.ContentCoding;
import com.bcrecommender.archive.ContentCoding.UnpackException;
import com.bcrecommender.archive.RawAnswer;
import com.bcrecommender.archive.WarcFile;
import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.PageReader;
import com.bcrecommender.catalog.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/// The pages in WARC files. Each is dated by its fetch. Memory is that of two answers and does not
/// grow with the file.
abstract class WarcPages {
  static final String NOT_READ = "part of a WARC file that cannot be read";
  static final String ANOTHER_KIND = "an answer of another kind than its address promises";
  static final String NO_PAGE = "answers that are no page of records of Bandcamp's";

  private static final Pattern BANDCAMP =
      Pattern.compile("https?://([a-z0-9-]+\\.)*bandcamp\\.com(:\\d+)?/", Pattern.CASE_INSENSITIVE);

  private final StoredPages stored;
  private final Report report;

  private WarcPages(StoredPages stored, Report report) {
    this.stored = stored;
    this.report = report;
  }

  /// For files of our own crawls: whatever was asked for was meant to be a page, so one that is
  /// none is reported.
  static WarcPages ours(StoredPages stored, Report report) {
    return new WarcPages(stored, report) {
      @Override
      Source source(Path file, RawAnswer answer, byte[] body) {
        return sourceOf(answer, body);
      }

      @Override
      boolean mayBePage(RawAnswer answer, byte[] body) {
        return true;
      }

      @Override
      boolean isReported(Page.Unreadable page) {
        return true;
      }
    };
  }

  /// For files of others, such as Common Crawl's, in which few answers are pages of Bandcamp's.
  static WarcPages strange(StoredPages stored, Report report) {
    return new WarcPages(stored, report) {
      @Override
      Source source(Path file, RawAnswer answer, byte[] body) {
        return Source.of(file + "#" + answer.address(), answer.at().getEpochSecond(), body);
      }

      // A page at an artist's own domain loads its scripts from Bandcamp's. Looking for that costs
      // a hundredth of reading mark-up, and keeps out pages that only link to Bandcamp.
      @Override
      boolean mayBePage(RawAnswer answer, byte[] body) {
        return HarFile.isDiscovery(answer.address())
            || (HarFile.isMarkup(body)
                && (BANDCAMP.matcher(answer.address()).lookingAt()
                    || new String(body, StandardCharsets.ISO_8859_1).contains("bcbits.com")));
      }

      @Override
      boolean isReported(Page.Unreadable page) {
        return page.reason() != Page.Reason.UNKNOWN && page.reason() != Page.Reason.NO_RECORDS;
      }
    };
  }

  /// Where the crawler says that what an answer of its own states comes from.
  static Source sourceOf(RawAnswer answer, byte[] body) {
    return Source.of(answer.address(), answer.at().getEpochSecond(), body);
  }

  abstract Source source(Path file, RawAnswer answer, byte[] body);

  abstract boolean mayBePage(RawAnswer answer, byte[] body);

  abstract boolean isReported(Page.Unreadable page);

  /// Reads a file.
  ///
  /// @param at is told how many bytes of it are done, from time to time
  void read(Path file, LongConsumer at) {
    try {
      for (WarcFile.Gap gap :
          WarcFile.read(
              file,
              record -> {
                record(file, record);
                at.accept(record.offset() + record.length());
              })) {
        report.add(
            file, 0, NOT_READ, "bytes %d to %d: %s".formatted(gap.from(), gap.to(), gap.why()));
      }
    } catch (IOException e) {
      report.add(file, 0, PageImport.NO_FILE, String.valueOf(e.getMessage()));
    }
  }

  private void record(Path file, ArchivedRecord record) {
    stored.record();
    RawAnswer answer = record.answer();
    String where = "at byte %d, %s: ".formatted(record.offset(), record.address());
    if (record.fault() != null) {
      report.add(file, 0, NOT_READ, where + record.fault());
    } else if (answer == null) {
      stored.passOver("records of the type " + record.type());
    } else if (!isPage(answer)) {
      stored.passOver(
          answer.address().endsWith("/robots.txt")
              ? "answers for robots.txt"
              : "answers of the status " + answer.status());
    } else {
      try {
        answer(file, where, answer, body(answer));
      } catch (UnpackException e) {
        report.add(file, 0, "an answer that cannot be unpacked", where + e.getMessage());
      }
    }
  }

  /// Whether the crawler would look for records in it.
  static boolean isPage(RawAnswer answer) {
    return answer.status() >= 200
        && answer.status() < 300
        && !answer.address().endsWith("/robots.txt");
  }

  static byte[] body(RawAnswer answer) throws UnpackException {
    return ContentCoding.unpacked(
        answer.body(), answer.header("Content-Encoding"), WarcFile.LARGEST);
  }

  private void answer(Path file, String where, RawAnswer answer, byte[] body) {
    CollectionCall call = CollectionCall.of(answer.address(), answer.post());
    if (call == null && !mayBePage(answer, body)) {
      stored.passOver(NO_PAGE);
      return;
    }
    Page page = PageReader.read(body, answer.address());
    if (page instanceof Page.Unreadable unreadable) {
      if (isReported(unreadable)) {
        stored.unreadable(file, where, unreadable);
      } else {
        stored.passOver(NO_PAGE);
      }
    } else if (page instanceof Page.CollectionBatch != (call != null)) {
      report.add(file, 0, ANOTHER_KIND, where.strip());
    } else {
      stored.store(file, page, source(file, answer, body), call);
    }
  }
}

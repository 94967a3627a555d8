package com.bcrecommender.imports;

import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.TralbumType;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.Source;
import com.bcrecommender.catalog.Stored;
import com.bcrecommender.engine.data.PreferenceKind;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Stores pages that were read, counts them, and reports what cannot be stored. Not thread-safe.
final class StoredPages {
  /// Reported, and the tralbums of the batch are stored all the same.
  private static final String WITHDRAWN = "a page whose owner asks on it to be left out";

  static final String NOBODYS_BATCH =
      "a batch of a collection that does not say whose: its preferences were left out";

  static final String UNKEYED =
      "tralbums or fans without an id and without an address were left out";

  private final Within within;
  private final Report report;
  private final Map<String, Integer> read = new TreeMap<>();
  private final Map<String, Long> passedOver = new TreeMap<>();
  private long records;
  private long tralbums;
  private long preferences;
  private long changed;

  /// Runs work in a transaction: one of its own, or one for all pages.
  interface Within {
    Stored transaction(Catalog.Work<Stored> work);
  }

  StoredPages(Within within, Report report) {
    this.within = within;
    this.report = report;
  }

  /// @param call that the page answers, null where it was not called for like that
  void store(Path file, Page page, Source source, @Nullable CollectionCall call) {
    String kind = kind(page);
    read.merge(kind, 1, Integer::sum);
    long fan = call == null ? 0 : call.fan();
    PreferenceKind ofBatch = call == null ? PreferenceKind.UNKNOWN : call.kind();
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

  /// @param where in the file, with a colon behind it, or empty where the file is the page
  void unreadable(Path file, String where, Page.Unreadable page) {
    report.add(file, 0, reason(page.reason()), where + page.detail());
  }

  /// Counts a record of a WARC file.
  void record() {
    records++;
  }

  /// Counts what was not meant to be read.
  void passOver(String what) {
    passedOver.merge(what, 1L, Long::sum);
  }

  PageImportResult result(long files) {
    return new PageImportResult(
        files,
        records,
        read,
        passedOver,
        tralbums,
        preferences,
        changed,
        report.unusable(),
        report.file());
  }

  private Stored store(
      Path file, Page page, Source source, @Nullable String fan, PreferenceKind ofBatch) {
    return within.transaction(transaction -> {
      long before = transaction.optedOut();
      Stored stored =
          switch (page) {
            case Page.TralbumPage tralbum -> transaction.store(tralbum, source);
            case Page.FanPage whose -> transaction.store(whose, source);
            case Page.MusicGrid grid -> transaction.store(grid, source);
            case Page.CollectionBatch batch -> transaction.store(batch, fan, ofBatch, source);
            case Page.Withdrawal withdrawal -> {
              report.add(file, 0, WITHDRAWN, "a page");
              yield transaction.withdraw(withdrawal);
            }
            case Page.Unreadable unreadable ->
                throw new IllegalArgumentException("nothing to store: " + unreadable);
          };
      report.optedOut(file, transaction.optedOut() - before);
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
      case Page.Withdrawal _ -> "page of somebody who asks on it to be left out";
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

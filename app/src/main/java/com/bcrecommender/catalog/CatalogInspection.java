package com.bcrecommender.catalog;

import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.Busy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Looks at a catalog's file without changing anything in it, also at one that cannot be used. Each
/// call opens and closes it.
///
/// What a damaged file throws is a [com.bcrecommender.settings.UserError] or a [CatalogFailure].
public final class CatalogInspection {
  private static final int MOST_FAULTS = 5;

  private final Path file;

  /// @param file which is there
  public CatalogInspection(Path file) {
    this.file = file;
  }

  /// The version of this program's tables.
  public static int known() {
    return Schema.VERSION;
  }

  /// The version of the file's tables, 0 for an empty file.
  public int version() {
    return Schema.version(file);
  }

  /// Bytes of the log of what is not yet in the file itself; 0 where there is none.
  public long logBytes() {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    try {
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether another process is in the middle of a write, for two seconds and more.
  public boolean isBeingWritten() {
    try (Session session = Session.brief(file)) {
      try {
        session.begin();
      } catch (Busy busy) {
        return true;
      }
      session.rollback();
      return false;
    }
  }

  /// Reads every page and holds tables and indexes against each other: some 100 MB a second. What
  /// is wrong, the first few; nothing where all is well.
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    try (Session session = Session.reading(file)) {
      session.each(
          "PRAGMA integrity_check(" + MOST_FAULTS + ")", row -> faults.add(row.getString(1)));
    }
    faults.remove("ok");
    return faults;
  }

  /// Who opted out; of a catalog of this program's version.
  public OptOuts optOuts() {
    try (Session session = Session.reading(file)) {
      return new OptOutRows(session).all();
    }
  }

  /// The pauses of crawls that are not over, by origin; of a catalog of this program's version.
  public Map<String, CrawlMemory.Pause> pauses(Instant now) {
    Map<String, CrawlMemory.Pause> pauses = new TreeMap<>();
    try (Session session = Session.reading(file)) {
      session.each(
          "SELECT address, paused_until, pause_reason FROM crawl_origin WHERE paused_until > ?",
          row ->
              pauses.put(
                  row.getString(1),
                  new CrawlMemory.Pause(Instant.ofEpochMilli(row.getLong(2)), row.getString(3))),
          now.toEpochMilli());
    }
    return pauses;
  }

  /// The pages that are watched and are not as expected, with what they lack; of a catalog of this
  /// program's version.
  public Map<String, String> driftedCanaries() {
    Map<String, String> drifted = new TreeMap<>();
    try (Session session = Session.reading(file)) {
      session.each(
          "SELECT url, reason FROM frontier WHERE expects IS NOT NULL AND reason IS NOT NULL",
          row -> drifted.put(row.getString(1), row.getString(2)));
    }
    return drifted;
  }
}

package com.bcrecommender.imports;

import com.bcrecommender.bandcamp.TralbumType;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.NameKey;
import com.bcrecommender.catalog.PreferenceRows;
import com.bcrecommender.catalog.RowCount;
import com.bcrecommender.catalog.Source;
import com.bcrecommender.catalog.SourceKind;
import com.bcrecommender.catalog.TralbumLine;
import com.bcrecommender.catalog.TralbumRows;
import com.bcrecommender.catalog.Transaction;
import com.bcrecommender.imports.collection.CollectionFile;
import com.bcrecommender.imports.collection.CollectionKind;
import com.bcrecommender.imports.collection.CollectionRecord;
import com.bcrecommender.imports.collection.Relation;
import com.bcrecommender.imports.collection.UnusableRow;
import com.bcrecommender.settings.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Imports what one fan has from a file of the fan's own: links, a table, or an export of
/// ListenBrainz, Last.fm, Discogs or Rate Your Music. One transaction a file.
///
/// A record with a key or a link is stored under it. One of which the file tells artist and title
/// alone is stored under its name ([NameKey]), and is the catalog's record of that name as soon as
/// there is one, so that it does not matter which file comes first.
public final class CollectionImport {
  static final String NO_ONE_RECORD =
      "an artist and title that fit no record of the catalog, or several; it waits";

  private final String fan;
  private final int leastPlays;
  private final Map<String, String> names = new TreeMap<>();
  private int linked;
  private int seldom;

  private CollectionImport(String fan, int leastPlays) {
    this.fan = fan;
    this.leastPlays = leastPlays;
  }

  /// Stores one file.
  ///
  /// @param fan the key of the fan whose file it is
  /// @param leastPlays a record that was only played counts from so many plays on
  /// @param reports the folder for the report of what could not be used
  /// @throws UserError where the file cannot be read, or is none of the kinds; nothing is stored
  ///   then
  public static CollectionResult store(
      Catalog catalog, Path file, String fan, int leastPlays, Path reports) {
    if (Files.isDirectory(file)) {
      throw new UserError("expected a file, found a folder: " + file + "; name its files");
    }
    CollectionFile contents = RowFile.read(file, () -> CollectionFile.read(file));
    refuseOthers(file, contents);
    Source source = RowFile.read(file, () -> Source.ofFile(file, SourceKind.OWN_FILES));
    CollectionImport stored = new CollectionImport(fan, leastPlays);
    try (Report report = Report.open(reports, "collection", file)) {
      RowCount count =
          catalog.transaction(transaction -> {
            RowCount rows = stored.store(contents.records(), transaction, source);
            report.optedOut(file, transaction.optedOut());
            return rows;
          });
      for (UnusableRow row : contents.unusable()) {
        report(report, file, row.where(), row.fault().sentence(), row.found());
      }
      if (contents.left() > 0) {
        report.add(file, 0, "further rows that cannot be used", contents.left() + " rows");
      }
      List<String> waiting = catalog.waiting(stored.names.keySet());
      for (String key : waiting) {
        String where = stored.names.getOrDefault(key, "");
        report(report, file, where, NO_ONE_RECORD, NameKey.names(key));
      }
      return new CollectionResult(
          file,
          contents.kind(),
          stored.linked,
          stored.names.size(),
          stored.seldom,
          count.added(),
          count.changed(),
          report.unusable(),
          report.file());
    }
  }

  private static void refuseOthers(Path file, CollectionFile contents) {
    CollectionKind kind = contents.kind();
    if (kind == CollectionKind.PAGE || kind == CollectionKind.HAR) {
      throw new UserError(
          "%s is a %s, which says itself whose it is; import it with: bcr import pages %s"
              .formatted(file, kind.words(), file));
    }
    if (kind == CollectionKind.NONE) {
      UnusableRow why = contents.unusable().getFirst();
      throw new UserError(
          "expected links, a table with columns for link or artist and title, or an export of ListenBrainz, Last.fm, Discogs or Rate Your Music; found in %s: %s%s; see docs/importing.md"
              .formatted(
                  file,
                  why.fault().sentence(),
                  why.found().isEmpty() ? "" : " (" + why.found() + ")"));
    }
  }

  /// @param where a line's number, or something else
  private static void report(Report report, Path file, String where, String reason, String found) {
    boolean line = where.matches("\\d{1,18}");
    report.add(file, line ? Long.parseLong(where) : 0, reason, line ? found : where + " " + found);
  }

  private RowCount store(List<CollectionRecord> records, Transaction transaction, Source source) {
    PreferenceRows preferences = transaction.preferences();
    TralbumRows mentions = transaction.mentions(source);
    for (CollectionRecord record : records) {
      String key = record.catalogKey();
      if (key == null) {
        throw new IllegalStateException("a record without key, address and name: " + record);
      }
      if (record.relation() == Relation.PLAYED && record.plays() < leastPlays) {
        seldom++;
        continue;
      }
      if (record.key() == null && record.url() == null) {
        names.put(key, record.where());
      } else {
        linked++;
        mentions.add(
            new TralbumLine(
                key, type(record), record.title(), record.artist(), record.url(), null, null));
      }
      preferences.add(fan, key, record.relation().kind(), record.time());
    }
    RowCount count = preferences.finish();
    if (count.stored() > 0) {
      transaction.note(SourceKind.OWN_FILES);
    }
    return count;
  }

  private static @Nullable TralbumType type(CollectionRecord record) {
    String key = record.key();
    String url = record.url();
    if (key != null) {
      return key.startsWith("x:") ? null : TralbumType.of(key.substring(0, 1));
    }
    return url == null
        ? null
        : url.contains("/album/")
            ? TralbumType.ALBUM
            : url.contains("/track/") ? TralbumType.TRACK : null;
  }
}

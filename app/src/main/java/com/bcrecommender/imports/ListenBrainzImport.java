package com.bcrecommender.imports;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.LinkMap;
import com.bcrecommender.catalog.PreferenceRows;
import com.bcrecommender.catalog.RowCount;
import com.bcrecommender.catalog.SourceKind;
import com.bcrecommender.catalog.Transaction;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.imports.dump.ListenBrainzDump;
import com.bcrecommender.imports.dump.PlayCounts;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// Imports public dumps of ListenBrainz: who played which records of Bandcamp's, as MusicBrainz's
/// ids or the page that a listen came from lead there.
///
/// A play is no purchase. A record that was played often enough is a preference of unknown kind,
/// with the time of the first listen where that is known; like any preference it stays, also when a
/// later dump has it no more. Listens of all files given at once are counted together, so a dump
/// and the increments since belong into one import.
public final class ListenBrainzImport {
  private final Path home;
  private final LinkMap links;
  private final int leastPlays;
  private final Report report;
  private long seldom;

  private ListenBrainzImport(Path home, LinkMap links, int leastPlays, Report report) {
    this.home = home;
    this.links = links;
    this.leastPlays = leastPlays;
    this.report = report;
  }

  /// Imports dumps. They are read first, which may take hours while others write to the catalog;
  /// what they come to is then stored in one transaction.
  ///
  /// @param home has the map of MusicBrainz's links, and takes a scratch file of 16 bytes a listen
  /// @param files in any order, each once
  /// @param leastPlays a record counts from so many plays on
  /// @throws UserError where one is no such dump, or damaged, or there is no map; nothing is stored
  ///   then
  public static ListenBrainzResult store(
      Catalog catalog, Home home, List<Path> files, int leastPlays, ImportProgress progress) {
    try (LinkMap links = LinkMap.open(home.links());
        Report report = Report.open(home.reports(), "listenbrainz", files.getFirst())) {
      return new ListenBrainzImport(home.folder(), links, leastPlays, report)
          .store(catalog, files, progress);
    } catch (UncheckedIOException e) {
      throw new UserError(
          "the scratch file of an import cannot be written in %s (%s); check the disk"
              .formatted(home.folder(), e.getMessage()),
          e);
    }
  }

  private ListenBrainzResult store(Catalog catalog, List<Path> files, ImportProgress progress) {
    try (PlayCounts plays = PlayCounts.begin(home.resolve("plays.scratch"))) {
      LinkedPlays linked = new LinkedPlays(links, plays, report);
      long listeners = 0;
      long listens = 0;
      for (Path file : files) {
        DumpProgress reading = DumpProgress.begin(file, progress);
        linked.begin(file);
        ListenBrainzDump dump =
            ListenBrainzDump.read(
                file,
                home.resolve("parquet.scratch"),
                linked,
                new DumpReport(file, report),
                reading::read);
        listeners += dump.listeners();
        listens += dump.listens();
      }
      RowCount count = catalog.transaction(transaction -> store(linked, plays, transaction));
      linked.reportLeft();
      return new ListenBrainzResult(
          files,
          listeners,
          linked.albums(),
          listens,
          linked.linked(),
          seldom,
          plays.repeated(),
          count.stored(),
          count.added(),
          count.changed(),
          report.unusable(),
          report.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RowCount store(LinkedPlays linked, PlayCounts plays, Transaction transaction) {
    PreferenceRows preferences = transaction.preferences();
    plays.each((listener, tralbum, count, time) -> {
      if (count < leastPlays) {
        seldom++;
      } else {
        preferences.add(
            "x:listenbrainz:" + listener, linked.key(tralbum), PreferenceKind.UNKNOWN, time);
      }
    });
    RowCount stored = preferences.finish();
    linked.storeWords(transaction);
    if (stored.stored() > 0) {
      transaction.note(SourceKind.LISTENBRAINZ);
    }
    report.optedOut(home, transaction.optedOut());
    return stored;
  }
}

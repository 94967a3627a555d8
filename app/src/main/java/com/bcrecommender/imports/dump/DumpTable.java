package com.bcrecommender.imports.dump;

import com.bcrecommender.bandcamp.PlainText;
import com.bcrecommender.catalog.LinkMapBuilder;
import com.bcrecommender.catalog.LinkedEntity;
import com.bcrecommender.imports.collection.RecordLink;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The tables of MusicBrainz's database dump that lead to Bandcamp, with their columns in schema
/// sequence 31 (admin/sql/CreateTables.sql of musicbrainz-server). A row that lacks what is needed
/// of it says nothing.
///
/// @param columns how many the table has
/// @param staging takes what is needed of a row
record DumpTable(int columns, BiConsumer<CopyRow, LinkMapBuilder> staging) {
  /// The schema whose columns these are.
  static final int SCHEMA = 31;

  private static final Map<String, DumpTable> ALL =
      Map.ofEntries(
          Map.entry("url", new DumpTable(5, DumpTable::url)),
          Map.entry("link", new DumpTable(11, DumpTable::link)),
          Map.entry("l_release_url", links(LinkedEntity.RELEASE)),
          Map.entry("l_release_group_url", links(LinkedEntity.RELEASE_GROUP)),
          Map.entry("l_recording_url", links(LinkedEntity.RECORDING)),
          Map.entry("l_artist_url", links(LinkedEntity.ARTIST)),
          Map.entry("release", new DumpTable(14, DumpTable::release)),
          Map.entry("release_group", new DumpTable(8, DumpTable::group)),
          Map.entry("recording", new DumpTable(9, DumpTable::recording)),
          Map.entry("medium", new DumpTable(9, DumpTable::medium)),
          Map.entry("track", new DumpTable(12, DumpTable::track)),
          Map.entry("artist_credit", new DumpTable(7, DumpTable::credit)),
          Map.entry("artist_credit_name", new DumpTable(5, DumpTable::creditName)),
          Map.entry("release_country", new DumpTable(5, (row, into) -> released(row, into, 2))),
          Map.entry(
              "release_unknown_country", new DumpTable(4, (row, into) -> released(row, into, 1))),
          Map.entry("release_gid_redirect", redirects(LinkedEntity.RELEASE)),
          Map.entry("release_group_gid_redirect", redirects(LinkedEntity.RELEASE_GROUP)),
          Map.entry("recording_gid_redirect", redirects(LinkedEntity.RECORDING)));

  /// The table of a member's name, or null where nothing of it is needed.
  static @Nullable DumpTable of(String name) {
    return ALL.get(name);
  }

  private static void url(CopyRow row, LinkMapBuilder into) {
    String address = row.text(2);
    if (address == null || !address.contains("bandcamp.com")) {
      return;
    }
    RecordLink link = RecordLink.of(address, false);
    if (link.url() != null) {
      into.page(row.number(0), link.url());
      return;
    }
    String site = RecordLink.site(address);
    if (site != null) {
      into.site(row.number(0), site);
    }
  }

  private static void link(CopyRow row, LinkMapBuilder into) {
    if (row.isTrue(10)) {
      into.ended(row.number(0));
    }
  }

  private static DumpTable links(LinkedEntity kind) {
    return new DumpTable(
        9, (row, into) -> into.link(kind, row.number(2), row.number(3), row.number(1)));
  }

  private static void release(CopyRow row, LinkMapBuilder into) {
    Mbid id = row.id(1);
    if (id != null) {
      into.release(
          row.number(0),
          id.high(),
          id.low(),
          row.number(4),
          row.number(3),
          PlainText.line(row.text(2)));
    }
  }

  private static void group(CopyRow row, LinkMapBuilder into) {
    Mbid id = row.id(1);
    if (id != null) {
      into.group(row.number(0), id.high(), id.low());
    }
  }

  private static void recording(CopyRow row, LinkMapBuilder into) {
    Mbid id = row.id(1);
    if (id != null) {
      into.recording(
          row.number(0), id.high(), id.low(), row.number(3), PlainText.line(row.text(2)));
    }
  }

  private static void medium(CopyRow row, LinkMapBuilder into) {
    into.medium(row.number(0), row.number(1));
  }

  private static void track(CopyRow row, LinkMapBuilder into) {
    Mbid id = row.id(1);
    if (id != null) {
      into.track(id.high(), id.low(), row.number(2), row.number(3));
    }
  }

  private static void credit(CopyRow row, LinkMapBuilder into) {
    into.credit(row.number(0), PlainText.line(row.text(1)));
  }

  private static void creditName(CopyRow row, LinkMapBuilder into) {
    into.creditArtist(row.number(0), row.number(2));
  }

  /// @param year the column of the year, before those of month and day
  private static void released(CopyRow row, LinkMapBuilder into, int year) {
    try {
      LocalDate day =
          LocalDate.of(
              Math.clamp(row.number(year), -1, 9999),
              Math.clamp(row.number(year + 1), -1, 99),
              Math.clamp(row.number(year + 2), -1, 99));
      into.released(row.number(0), day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    } catch (DateTimeException e) {
      // Only a year or a month is known, which is no day.
    }
  }

  private static DumpTable redirects(LinkedEntity kind) {
    return new DumpTable(
        3,
        (row, into) -> {
          Mbid id = row.id(0);
          if (id != null) {
            into.redirect(kind, id.high(), id.low(), row.number(1));
          }
        });
  }
}

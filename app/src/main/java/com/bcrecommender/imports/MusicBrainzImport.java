package com.bcrecommender.imports;

import com.bcrecommender.bandcamp.TralbumType;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.LinkMap;
import com.bcrecommender.catalog.LinkMapBuilder;
import com.bcrecommender.catalog.RowCount;
import com.bcrecommender.catalog.Source;
import com.bcrecommender.catalog.SourceKind;
import com.bcrecommender.catalog.TagRows;
import com.bcrecommender.catalog.TralbumLine;
import com.bcrecommender.catalog.TralbumRows;
import com.bcrecommender.catalog.Transaction;
import com.bcrecommender.imports.dump.MusicBrainzDump;
import com.bcrecommender.settings.UserError;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Imports a public dump of MusicBrainz: the map from its ids to Bandcamp's pages, which imports of
/// ListenBrainz's dumps need, and what it says of these pages' records; and tags, where the
/// operator takes them.
///
/// A page of an older dump stays in the catalog, as one that a crawl saw long ago does.
public final class MusicBrainzImport {
  static final String TAGS_LEFT =
      "tags, whose licence (CC BY-NC-SA 3.0) is not accepted (import.noncommercial-tags)";
  static final String TAGS_UNLINKED = "tags of records that have no page at Bandcamp";

  private final Path file;
  private final Path links;
  private final boolean tags;
  private final Report report;

  private MusicBrainzImport(Path file, Path links, boolean tags, Report report) {
    this.file = file;
    this.links = links;
    this.tags = tags;
    this.report = report;
  }

  /// Imports one dump. What the catalog gets of it is one transaction, after which the map is taken
  /// into use; a run that was cut off between the two is mended by the next.
  ///
  /// @param links the file of the map
  /// @param tags whether tags are taken
  /// @throws UserError where it is no such dump, or damaged; nothing is stored then
  public static MusicBrainzResult store(
      Catalog catalog, Path links, Path file, boolean tags, Path reports, ImportProgress progress) {
    try (Report report = Report.open(reports, "musicbrainz", file)) {
      return new MusicBrainzImport(file, links, tags, report).store(catalog, progress);
    }
  }

  private MusicBrainzResult store(Catalog catalog, ImportProgress progress) {
    DumpProgress reading = DumpProgress.begin(file, progress);
    try (Staging staging = new Staging(links)) {
      MusicBrainzDump dump =
          MusicBrainzDump.read(
              file, staging::begin, tags, new DumpReport(file, report), reading::read);
      report.countAny(TAGS_LEFT, dump.tagsLeft() + dump.tags().left());
      if (dump.kind() == MusicBrainzDump.Kind.TAGS) {
        return tagged(catalog, dump);
      }
      boolean tables = dump.kind() == MusicBrainzDump.Kind.TABLES;
      LinkMapBuilder builder = staging.begin();
      try (LinkMap made =
          builder.finish(new LinkMap.About(dump.made(), tables ? "tables" : "json"), tables)) {
        RowCount count = catalog.transaction(transaction -> store(made, dump, transaction));
        boolean used = builder.use();
        return result(dump, made.pages(), made.ids(), count, used);
      }
    }
  }

  private RowCount store(LinkMap made, MusicBrainzDump dump, Transaction transaction) {
    TralbumRows rows =
        transaction.dump(Source.ofDump(file, dump.made(), "musicbrainz", SourceKind.MUSICBRAINZ));
    made.eachPage(page ->
        rows.add(
            new TralbumLine(
                "u:" + page.url(),
                page.url().contains("/album/") ? TralbumType.ALBUM : TralbumType.TRACK,
                page.title(),
                page.artist(),
                page.url(),
                null,
                page.released())));
    TagRows tagRows = transaction.tags();
    made.eachTag((url, tag) -> tagRows.add("u:" + url, tag));
    if (tagRows.finish().stored() > 0) {
      transaction.note(SourceKind.MUSICBRAINZ_TAGS);
    }
    report.optedOut(file, transaction.optedOut());
    return rows.finish();
  }

  private MusicBrainzResult tagged(Catalog catalog, MusicBrainzDump dump) {
    if (!tags) {
      return result(dump, 0, 0, new RowCount(0, 0, 0), false);
    }
    try (LinkMap map = LinkMap.open(links)) {
      if (!map.knowsRows()) {
        throw new UserError(
            "expected a map that was made of mbdump.tar.bz2, whose rows %s names, found one of release.tar.xz; import mbdump.tar.bz2 first"
                .formatted(file));
      }
      RowCount count =
          catalog.transaction(transaction -> {
            TagRows rows = transaction.tags();
            report.countAny(
                TAGS_UNLINKED, dump.tags().each(map, (url, tag) -> rows.add("u:" + url, tag)));
            RowCount stored = rows.finish();
            if (stored.stored() > 0) {
              transaction.note(SourceKind.MUSICBRAINZ_TAGS);
            }
            report.optedOut(file, transaction.optedOut());
            return stored;
          });
      return result(dump, 0, 0, count, false);
    }
  }

  private MusicBrainzResult result(
      MusicBrainzDump dump, long pages, long ids, RowCount count, boolean used) {
    return new MusicBrainzResult(
        file,
        dump.kind(),
        dump.made(),
        dump.rows(),
        pages,
        ids,
        used,
        count.added(),
        count.changed(),
        report.unusable(),
        report.file());
  }

  /// The builder, once it is needed.
  private static final class Staging implements AutoCloseable {
    private final Path links;
    private @Nullable LinkMapBuilder builder;

    Staging(Path links) {
      this.links = links;
    }

    LinkMapBuilder begin() {
      LinkMapBuilder known = builder;
      if (known == null) {
        known = LinkMapBuilder.begin(links);
        builder = known;
      }
      return known;
    }

    @Override
    public void close() {
      if (builder != null) {
        builder.close();
      }
    }
  }
}

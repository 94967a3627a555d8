package com.bcrecommender.imports.dump;

import com.bcrecommender.catalog.LinkMapBuilder;
import com.bcrecommender.imports.collection.ByteLines;
import com.bcrecommender.imports.collection.FileFault;
import com.bcrecommender.imports.collection.Json;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads a dump of MusicBrainz's into the staging of a map: `mbdump.tar.bz2`, whose members are
/// tables, or `release.tar.xz`, whose one member is a document a line. What
/// `mbdump-derived.tar.bz2` says of tags is kept apart, because it names rows of the other dump.
public final class MusicBrainzDump {
  /// A release of some hundred tracks, each with its relations, has some megabytes.
  private static final int LONGEST = 16 << 20;

  private static final Set<String> NEEDED = Set.of("url", "l_release_url", "release");

  private final Path file;
  private final Supplier<LinkMapBuilder> builder;
  private final boolean tags;
  private final DumpFaults faults;
  private final CopyRow row = new CopyRow();
  private final DumpTags derived;
  private final Set<String> tables = new TreeSet<>();
  private @Nullable LinkMapBuilder into;
  private @Nullable ReleaseDocument documents;
  private long made;
  private long rows;

  private MusicBrainzDump(
      Path file, Supplier<LinkMapBuilder> builder, boolean tags, DumpFaults faults) {
    this.file = file;
    this.builder = builder;
    this.tags = tags;
    this.faults = faults;
    derived = new DumpTags();
  }

  /// Reads one.
  ///
  /// @param builder begins the staging, where the dump has links
  /// @param tags whether tags are taken, which are not free for every use
  /// @param faults hears of what cannot be read
  /// @throws UserError where it is no such dump, is not whole, or of another schema
  public static MusicBrainzDump read(
      Path file,
      Supplier<LinkMapBuilder> builder,
      boolean tags,
      DumpFaults faults,
      LongConsumer bytesRead) {
    MusicBrainzDump dump = new MusicBrainzDump(file, builder, tags, faults);
    DumpArchive.read(file, bytesRead, dump::member);
    dump.check();
    return dump;
  }

  /// Whether it has tables of links, whether it has documents, or whether it has tags of rows.
  public Kind kind() {
    return documents != null ? Kind.DOCUMENTS : derived.any() ? Kind.TAGS : Kind.TABLES;
  }

  /// When it was made, UTC epoch seconds; 0 where it does not say.
  public long made() {
    return made;
  }

  /// Rows or documents that were read.
  public long rows() {
    return rows;
  }

  /// The tags of rows.
  public DumpTags tags() {
    return derived;
  }

  /// Tags that were left out.
  public long tagsLeft() {
    return documents == null ? 0 : documents.tagsLeft();
  }

  private void member(String path, InputStream in) throws IOException {
    String name = path.substring(path.lastIndexOf('/') + 1);
    switch (name) {
      case "TIMESTAMP" -> made = DumpTime.read(in);
      case "SCHEMA_SEQUENCE" -> schema(in);
      default -> {
        DumpTags.Table tagTable = DumpTags.Table.of(name);
        DumpTable table = DumpTable.of(name);
        if (tagTable != null) {
          tags(tagTable, in);
        } else if (table != null || name.startsWith("release.")) {
          rows(name, table, in);
        }
      }
    }
  }

  private void schema(InputStream in) throws IOException {
    String schema = new String(in.readNBytes(20), StandardCharsets.US_ASCII).strip();
    if (!schema.equals(Integer.toString(DumpTable.SCHEMA))) {
      throw new UserError(
          "expected a dump of MusicBrainz's schema %d, found schema %s in %s; its columns may be others, use a bcr that knows it"
              .formatted(DumpTable.SCHEMA, schema.isEmpty() ? "of no number" : schema, file));
    }
  }

  /// A member called `release` is a table in one kind of dump and documents in the other.
  private void rows(String name, @Nullable DumpTable table, InputStream in) throws IOException {
    lines(
        name,
        in,
        lines -> {
          if (lines.bytes()[lines.start()] == '{' && name.matches("release(\\..*)?")) {
            document(name, lines);
          } else if (table != null && isRow(name, lines, table.columns())) {
            table.staging().accept(row, into());
          }
        });
    if (table != null && documents == null) {
      tables.add(name);
    }
  }

  /// Gives and counts the lines that are not empty; one that is too long is told instead.
  private void lines(String name, InputStream in, Consumer<ByteLines> each) throws IOException {
    ByteLines lines = new ByteLines(in, LONGEST);
    while (lines.next()) {
      if (lines.tooLong()) {
        faults.add(name, lines.number(), "longer than 16 MiB", "");
      } else if (lines.length() > 0) {
        rows++;
        each.accept(lines);
      }
    }
  }

  /// Takes a line as the next row of a table; tells of one that is none.
  private boolean isRow(String name, ByteLines lines, int columns) {
    boolean is = row.read(lines.bytes(), lines.start(), lines.length(), columns);
    if (!is) {
      faults.add(
          name,
          lines.number(),
          "a row of other columns than its table has",
          DumpFaults.excerpt(lines));
    }
    return is;
  }

  private void document(String name, ByteLines lines) {
    ReleaseDocument known = documents;
    if (known == null) {
      known = new ReleaseDocument(into(), tags);
      documents = known;
    }
    try {
      if (!known.stage(Json.parse(lines.bytes(), lines.start(), lines.length()))) {
        faults.add(name, lines.number(), "no document of a release", DumpFaults.excerpt(lines));
      }
    } catch (FileFault e) {
      faults.add(name, lines.number(), e.fault().sentence(), DumpFaults.excerpt(lines));
    }
  }

  private void tags(DumpTags.Table table, InputStream in) throws IOException {
    lines(
        table.title(),
        in,
        lines -> {
          if (!isRow(table.title(), lines, table.columns())) {
            return;
          }
          if (tags) {
            derived.add(table, row);
          } else {
            derived.pass(table);
          }
        });
  }

  private LinkMapBuilder into() {
    LinkMapBuilder known = into;
    if (known == null) {
      known = builder.get();
      into = known;
    }
    return known;
  }

  private void check() {
    if (documents == null && !derived.any() && !tables.containsAll(NEEDED)) {
      throw new UserError(
          "expected mbdump.tar.bz2, mbdump-derived.tar.bz2 or release.tar.xz of MusicBrainz, found %s in %s; nothing was stored"
              .formatted(
                  tables.isEmpty() ? "none of their tables" : "only the tables " + tables, file));
    }
  }

  /// What a dump has.
  public enum Kind {
    TABLES,
    DOCUMENTS,
    TAGS
  }
}

package com.bcrecommender.spark;

import com.bcrecommender.catalog.CatalogCodec;
import com.bcrecommender.catalog.CatalogTralbum;
import com.bcrecommender.catalog.KeyKind;
import com.bcrecommender.catalog.KeyLaws;
import com.bcrecommender.catalog.StatedKey;
import com.bcrecommender.catalog.StatedRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/// Leads keys to the records that they mean, by the laws of the catalog ([KeyLaws]), a step nearer
/// with each shuffle:
///
/// 1. All that is said of one key comes together ([Keys]) and goes to the key that it leads to.
/// 2. An address that leads on passes on what came to it from other data; a number goes to the one
///    tralbum known by it ([Holders]).
/// 3. A name goes to the one record of that artist and title ([Names]); left out where no key is a
///    name.
/// 4. All keys of a record come together ([Records]).
final class Resolve {
  // What lines tell, in the order in which a task sees them.
  private static final int LEADS_TO = 0;
  private static final int ALBUM = 0;
  private static final int OTHER = 1;
  private static final int CANDIDATE = 1;
  private static final int KEY = 2;

  /// A name that has not been led to a record.
  static final int NAME = 3;

  static final StructType RECORDS =
      new StructType()
          .add("standing", DataTypes.IntegerType, false)
          .add("place", DataTypes.BinaryType, false)
          .add("told", DataTypes.LongType, false)
          .add("artist", DataTypes.StringType, false)
          .add("title", DataTypes.StringType, false)
          .add("album", DataTypes.StringType, true)
          .add("tags", DataTypes.createArrayType(DataTypes.StringType, false), false)
          .add("keys", DataTypes.createArrayType(DataTypes.StringType, false), false)
          .add("record", DataTypes.BinaryType, false);

  private Resolve() {}

  private static Row text(String key, int tells, String value) {
    return ReadStatements.line(key, tells, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Lines.Line line) {
    return new String(line.value(), StandardCharsets.UTF_8);
  }

  private static StatedKey key(KeyKind kind, Lines.Line line) throws IOException {
    return StatedKey.read(kind, Lines.in(line.value()));
  }

  /// From what tables say to all that is said of one key, sent where it leads.
  record Keys(KeyKind kind) implements Lines.Grouping {
    private static final long serialVersionUID = 1;

    @Override
    public void group(String key, Iterator<Lines.Line> lines, Consumer<Row> out)
        throws IOException {
      StatedKey stated = new StatedKey(kind, key);
      boolean there = false;
      while (lines.hasNext()) {
        Lines.Line line = lines.next();
        ReadStatements.state(stated, kind, line);
        there |= line.tells() != ReadStatements.ABSENT;
      }
      if (!there) {
        // A crawl asked for an address of which nothing else is known.
        return;
      }
      String to = stated.leadsTo();
      out.accept(ReadStatements.line(to == null ? key : to, KEY, Lines.bytes(stated::write)));
      if (to != null) {
        out.accept(text(key, LEADS_TO, to));
      }
      String number = kind == KeyKind.TRALBUM ? KeyLaws.numberOf(key) : null;
      if (number != null) {
        out.accept(text(number, CANDIDATE, key));
      }
    }
  }

  /// To the record that keys lead to in the end, names apart.
  record Holders(KeyKind kind) implements Lines.Grouping {
    private static final long serialVersionUID = 1;

    @Override
    public void group(String key, Iterator<Lines.Line> lines, Consumer<Row> out)
        throws IOException {
      String record = key;
      int candidates = 0;
      while (lines.hasNext()) {
        Lines.Line line = lines.next();
        switch (line.tells()) {
          case LEADS_TO -> record = text(line);
          case CANDIDATE -> {
            // A number that an album and a track have waits.
            record = candidates++ == 0 ? text(line) : key;
          }
          default -> {
            boolean name = kind == KeyKind.TRALBUM && KeyLaws.isName(record);
            out.accept(ReadStatements.line(record, name ? NAME : KEY, line.value()));
          }
        }
      }
    }
  }

  /// What each key of a record is called, for names that may mean it; and names themselves.
  record Called() implements Lines.Expansion {
    private static final long serialVersionUID = 1;

    @Override
    public void of(Lines.Line line, Consumer<Row> out) throws IOException {
      if (line.tells() == NAME) {
        out.accept(ReadStatements.line(line.key(), KEY, line.value()));
        return;
      }
      StatedKey stated = key(KeyKind.TRALBUM, line);
      String name = KeyLaws.waits(line.key()) ? null : stated.name();
      if (name != null) {
        out.accept(text(name, stated.isAlbum(line.key()) ? ALBUM : OTHER, line.key()));
      }
    }
  }

  /// Names to the one album that is called so, or where there is none, the one track.
  record Names() implements Lines.Grouping {
    private static final long serialVersionUID = 1;

    @Override
    public void group(String key, Iterator<Lines.Line> lines, Consumer<Row> out) {
      @Nullable String[] found = new @Nullable String[2];
      boolean[] several = new boolean[2];
      while (lines.hasNext()) {
        Lines.Line line = lines.next();
        if (line.tells() == KEY) {
          int which = found[ALBUM] != null ? ALBUM : OTHER;
          String record = several[which] ? null : found[which];
          out.accept(ReadStatements.line(record == null ? key : record, KEY, line.value()));
        } else {
          String record = text(line);
          String before = found[line.tells()];
          several[line.tells()] |= before != null && !before.equals(record);
          found[line.tells()] = record;
        }
      }
    }
  }

  /// All keys of a record to the record, as [#RECORDS] has it. Its id is 0 until it is numbered.
  record Records(KeyKind kind) implements Lines.Grouping {
    private static final long serialVersionUID = 1;

    @Override
    public void group(String key, Iterator<Lines.Line> lines, Consumer<Row> out)
        throws IOException {
      StatedRecord record = new StatedRecord(kind, key);
      while (lines.hasNext()) {
        record.add(key(kind, lines.next()));
      }
      boolean ofFan = kind == KeyKind.FAN;
      CatalogTralbum tralbum = ofFan ? null : record.tralbum(0);
      List<String> tags = tralbum == null ? List.of() : tralbum.tags();
      out.accept(
          RowFactory.create(
              record.standing().place(),
              Lines.place(key),
              record.told(),
              ofFan ? "" : record.artist(),
              ofFan ? "" : record.title(),
              ofFan ? null : record.album(),
              tags.toArray(String[]::new),
              record.keys().toArray(String[]::new),
              Lines.bytes(to -> {
                if (tralbum == null) {
                  CatalogCodec.write(record.fan(0), to);
                } else {
                  CatalogCodec.write(tralbum, to);
                }
              })));
    }
  }
}

package com.bcrecommender.spark;

import com.bcrecommender.catalog.CatalogCodec;
import com.bcrecommender.catalog.KeyKind;
import com.bcrecommender.catalog.KeyStatement;
import com.bcrecommender.catalog.StatedKey;
import com.bcrecommender.catalog.StatedSource;
import com.bcrecommender.catalog.StatementCheck;
import com.bcrecommender.catalog.StatementSink;
import com.bcrecommender.catalog.UnfitStatement;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.export.ExportTable;
import com.bcrecommender.export.StatementReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/// Reads a part of a table as lines of keys ([Lines]), or as preferences between keys. What no
/// catalog can have stated ends the run, as it ends `bcr import export`.
final class ReadStatements extends Lines.Expanding implements StatementSink {
  /// What a line tells of its key: what is stated under it, with the newest date of its sources.
  static final int STATED = 0;

  /// Somebody has it.
  static final int USED = 1;

  /// A tag file gives it a tag.
  static final int TAGGED = 2;

  /// Nothing is there any more.
  static final int ABSENT = 3;

  /// Something else is said to be it.
  static final int NAMED = 4;

  private static final byte[] NOTHING = {};

  static final StructType PREFERENCES =
      new StructType()
          .add("fan", DataTypes.StringType, false)
          .add("tralbum", DataTypes.StringType, false)
          .add("kind", DataTypes.IntegerType, false)
          .add("time", DataTypes.LongType, true);

  private final StatementReader rows;
  private final SourceDates sources;
  private @Nullable Consumer<Row> out;

  /// @param sources those that facts may name
  ReadStatements(SourceTables tables, ExportTable table, int part, SourceDates sources)
      throws IOException {
    this.sources = sources;
    rows = tables.read(table, part, this);
  }

  @Override
  boolean more(Consumer<Row> to) throws IOException {
    out = to;
    boolean more = rows.next();
    if (!more) {
      rows.close();
    }
    return more;
  }

  private void put(Row row) {
    Consumer<Row> to = out;
    if (to != null) {
      to.accept(row);
    }
  }

  static Row line(String key, int tells, byte[] value) {
    return new Lines.Line(key, tells, value).row();
  }

  /// A line of which no more is told.
  static Row line(String key, int tells) {
    return line(key, tells, NOTHING);
  }

  @Override
  public void kind(String code, String licence) {
    throw new IllegalStateException("licences are no lines");
  }

  @Override
  public void source(StatedSource source) {
    throw new IllegalStateException("sources are no lines");
  }

  @Override
  public void key(KeyKind kind, KeyStatement statement) throws UnfitStatement {
    StatementCheck.statement(kind, statement, sources.count());
    byte[] bytes;
    try {
      bytes =
          Lines.bytes(to -> {
            to.writeLong(StatedKey.told(statement, sources::date));
            CatalogCodec.write(statement, to);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    put(line(statement.key(), STATED, bytes));
    for (KeyStatement.Fact fact : statement.facts()) {
      if (kind.fields().get(fact.field()).reference() && fact.value() instanceof String named) {
        put(line(named, NAMED));
      }
    }
  }

  /// Takes a line in.
  static void state(StatedKey key, KeyKind kind, Lines.Line line) throws IOException {
    switch (line.tells()) {
      case STATED -> {
        DataInputStream in = Lines.in(line.value());
        key.told(in.readLong());
        key.state(CatalogCodec.readStatement(kind, in));
      }
      case USED -> key.use();
      case TAGGED -> key.tag(new String(line.value(), StandardCharsets.UTF_8));
      case ABSENT -> key.absent();
      case NAMED -> {}
      default -> throw new IllegalStateException("a line tells " + line.tells());
    }
  }

  @Override
  public void tag(String tralbum, String tag) throws UnfitStatement {
    StatementCheck.tag(tralbum, tag);
    put(line(tralbum, TAGGED, tag.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void preference(String fan, String tralbum, PreferenceKind kind, long time)
      throws UnfitStatement {
    StatementCheck.preference(fan, tralbum, time);
    put(
        RowFactory.create(
            fan, tralbum, (int) kind.code(), time == Snapshot.UNKNOWN_TIME ? null : (Long) time));
  }
}

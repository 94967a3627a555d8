package com.bcrecommender.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/// What is known of keys while they are led to records: lines of a key, a number that says what the
/// line tells, and what it tells in bytes. Spark shuffles and sorts them, on disk where memory is
/// short; a task sees the lines of one key after the other.
final class Lines {
  static final StructType SCHEMA =
      new StructType()
          .add("key", DataTypes.StringType, false)
          .add("tells", DataTypes.IntegerType, false)
          .add("value", DataTypes.BinaryType, false);

  private Lines() {}

  /// A line.
  record Line(String key, int tells, byte[] value) {
    Row row() {
      return RowFactory.create(key, tells, value);
    }

    static Line of(Row row) {
      return new Line(row.getString(0), row.getInt(1), row.getAs(2));
    }
  }

  /// Reads what a line or a column has in bytes.
  static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  /// What is written, in bytes.
  static byte[] bytes(WorkFolder.Filling filling) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    filling.fill(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  /// A text in bytes that have its order: compared one by one they are in the order of
  /// [String#compareTo], which that of UTF-8 is not.
  static byte[] place(String text) {
    return text.getBytes(StandardCharsets.UTF_16BE);
  }

  /// Works on all lines of one key.
  interface Grouping extends Serializable {
    /// @param lines of the key, in the order of what they tell; to be read in here
    void group(String key, Iterator<Line> lines, Consumer<Row> out) throws IOException;
  }

  /// Brings the lines of each key together.
  ///
  /// @param parts of the result
  /// @param schema of the result
  static Dataset<Row> grouped(Dataset<Row> lines, int parts, StructType schema, Grouping grouping) {
    return lines
        .repartition(parts, lines.col("key"))
        .sortWithinPartitions("key", "tells")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> new Groups(rows, grouping),
            Encoders.row(schema));
  }

  /// Works on one line.
  interface Expansion extends Serializable {
    void of(Line line, Consumer<Row> out) throws IOException;
  }

  /// Makes lines of each line.
  static Dataset<Row> expanded(Dataset<Row> lines, StructType schema, Expansion expansion) {
    return lines.mapPartitions(
        (MapPartitionsFunction<Row, Row>) rows -> new Expanded(rows, expansion),
        Encoders.row(schema));
  }

  private static final class Expanded extends Expanding {
    private final Iterator<Row> rows;
    private final Expansion expansion;

    Expanded(Iterator<Row> rows, Expansion expansion) {
      this.rows = rows;
      this.expansion = expansion;
    }

    @Override
    boolean more(Consumer<Row> out) throws IOException {
      if (!rows.hasNext()) {
        return false;
      }
      expansion.of(Line.of(rows.next()), out);
      return true;
    }
  }

  /// Rows that come of others, some at a time.
  abstract static class Expanding implements Iterator<Row> {
    private final Deque<Row> ready = new ArrayDeque<>();

    /// Adds rows, if there are more.
    ///
    /// @return whether there may be more
    abstract boolean more(Consumer<Row> out) throws IOException;

    @Override
    public boolean hasNext() {
      try {
        boolean more = true;
        while (ready.isEmpty() && more) {
          more = more(ready::add);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return !ready.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }
  }

  private static final class Groups extends Expanding {
    private final Iterator<Row> rows;
    private final Grouping grouping;
    private Line ahead = new Line("", 0, new byte[0]);
    private boolean hasAhead;

    Groups(Iterator<Row> rows, Grouping grouping) {
      this.rows = rows;
      this.grouping = grouping;
      advance();
    }

    private void advance() {
      hasAhead = rows.hasNext();
      if (hasAhead) {
        ahead = Line.of(rows.next());
      }
    }

    @Override
    boolean more(Consumer<Row> out) throws IOException {
      if (!hasAhead) {
        return false;
      }
      String key = ahead.key();
      OfKey lines = new OfKey(key);
      grouping.group(key, lines, out);
      while (lines.hasNext()) {
        lines.next();
      }
      return true;
    }

    private final class OfKey implements Iterator<Line> {
      private final String key;

      OfKey(String key) {
        this.key = key;
      }

      @Override
      public boolean hasNext() {
        return hasAhead && ahead.key().equals(key);
      }

      @Override
      public Line next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        Line line = ahead;
        advance();
        return line;
      }
    }
  }
}

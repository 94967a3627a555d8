package com.bcrecommender.spark;

import com.bcrecommender.export.Column;
import com.bcrecommender.export.ExportImport;
import com.bcrecommender.export.ExportTable;
import com.bcrecommender.settings.UserError;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

/// An export's tables in Parquet, each a file or a folder of part files, such as `fans.parquet`. By
/// Spark's own reader; on the driver only their columns are looked at.
///
/// A column that is not there is one whose values are all unknown: that is how `spark.read().json`
/// understands JSON lines, which leave out what is unknown.
final class ParquetTables {
  /// What tables' names end in.
  static final String ENDING = ".parquet";

  /// Tables without rows, for which `write().parquet` leaves nothing.
  private static final Set<ExportTable> OPTIONAL =
      EnumSet.of(ExportTable.LICENCES, ExportTable.SOURCES, ExportTable.TAGS);

  private final WorkFolder folder;
  private final Set<ExportTable> tables;

  private ParquetTables(WorkFolder folder, Set<ExportTable> tables) {
    this.folder = folder;
    this.tables = tables;
  }

  /// The tables of a folder, or null where `bcr export` wrote it.
  ///
  /// @throws UserError where it is neither, or lacks a table
  static @Nullable ParquetTables in(WorkFolder folder) throws IOException {
    List<String> names;
    try {
      names = folder.names();
    } catch (FileNotFoundException e) {
      throw new UserError(
          "expected a folder with an export at %s, found none; bcr export makes one"
              .formatted(folder),
          e);
    }
    if (names.contains(ExportImport.MANIFEST)) {
      return null;
    }
    Set<ExportTable> tables = EnumSet.noneOf(ExportTable.class);
    for (ExportTable table : ExportTable.values()) {
      if (names.contains(name(table))) {
        tables.add(table);
      } else if (!OPTIONAL.contains(table)) {
        throw new UserError(
            "expected an export with its %s, or Parquet with %s, found neither in %s; docs/scale.md has both"
                .formatted(ExportImport.MANIFEST, name(table), folder));
      }
    }
    return new ParquetTables(folder, tables);
  }

  /// A table's file or folder.
  static String name(ExportTable table) {
    return table.title() + ENDING;
  }

  /// Other where any file is another.
  String state() throws IOException {
    StringBuilder state = new StringBuilder();
    for (ExportTable table : tables) {
      state.append(folder.state(name(table))).append('\n');
    }
    return state.toString();
  }

  /// Has tasks write all rows as an export has them. Sources come in their order, in one part, as
  /// each is held against the one before.
  ///
  /// @throws UserError where a column is not as an export has it
  void unload(JavaSparkContext context, RowParts into) throws IOException {
    SparkSession session = SparkSession.builder().sparkContext(context.sc()).getOrCreate();
    // Of times without a zone.
    session.conf().set("spark.sql.session.timeZone", "UTC");
    List<Dataset<Row>> checked = new ArrayList<>();
    for (ExportTable table : tables) {
      checked.add(rows(session, table));
    }
    int next = 0;
    for (ExportTable table : tables) {
      Dataset<Row> rows = checked.get(next++);
      if (into.begin(table)) {
        JavaRDD<Row> parts =
            table == ExportTable.SOURCES
                ? rows.repartition(1).sortWithinPartitions("source").toJavaRDD()
                : rows.toJavaRDD();
        parts.foreachPartition(part -> into.write(table, TaskContext.getPartitionId(), part));
        into.end(table, parts.getNumPartitions());
      }
    }
  }

  private String path(ExportTable table) {
    return folder + "/" + name(table);
  }

  /// The columns as an export has them, in their order.
  private Dataset<Row> rows(SparkSession session, ExportTable table) {
    Dataset<Row> rows;
    StructType schema;
    try {
      rows = session.read().parquet(path(table));
      schema = rows.schema();
    } catch (Exception e) {
      // Spark throws checked exceptions that its methods do not name.
      throw new UserError(
          "expected Parquet, found %s; write %s again".formatted(firstLine(e), path(table)), e);
    }
    List<Column> columns = table.columns();
    Set<String> unknown = new TreeSet<>(Arrays.asList(schema.fieldNames()));
    columns.forEach(column -> unknown.remove(column.name()));
    if (!unknown.isEmpty()) {
      throw new UserError(
          "expected the columns %s, found %s too in %s"
              .formatted(
                  columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                  String.join(", ", unknown),
                  path(table)));
    }
    List<String> selected = new ArrayList<>();
    for (Column column : columns) {
      selected.add("%s AS `%s`".formatted(value(table, column, schema), column.name()));
    }
    return rows.selectExpr(selected.toArray(String[]::new));
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("nothing");
  }

  /// A column's values in SQL.
  private String value(ExportTable table, Column column, StructType schema) {
    String name = column.name();
    List<String> names = Arrays.asList(schema.fieldNames());
    if (!names.contains(name)) {
      if (column.required() || hasValuesOf(table, name, names)) {
        throw new UserError("expected a column %s, found none in %s".formatted(name, path(table)));
      }
      return "NULL";
    }
    DataType type = schema.apply(name).dataType();
    String quoted = "`%s`".formatted(name);
    String sql =
        switch (column.type()) {
          case TEXT -> type instanceof StringType ? quoted : null;
          case NUMBER ->
              type instanceof IntegralType ? "CAST(%s AS BIGINT)".formatted(quoted) : null;
          case TIME -> time(type, quoted);
          case TAGS ->
              type instanceof StringType
                      || (type instanceof ArrayType list
                          && list.elementType() instanceof StringType)
                  ? quoted
                  : null;
        };
    if (sql == null) {
      throw new UserError(
          "expected %s in column %s, found %s in %s"
              .formatted(words(column.type()), name, type.simpleString(), path(table)));
    }
    return sql;
  }

  /// Whether a column is that of the sources of another one, which is there.
  private static boolean hasValuesOf(ExportTable table, String name, List<String> names) {
    return table.columns().stream()
        .anyMatch(of -> names.contains(of.name()) && ExportTable.source(of.name()).equals(name));
  }

  private static @Nullable String time(DataType type, String quoted) {
    return switch (type) {
      case StringType _ -> quoted;
      case TimestampType _ -> "CAST(%s AS BIGINT)".formatted(quoted);
      case TimestampNTZType _ -> "CAST(CAST(%s AS TIMESTAMP) AS BIGINT)".formatted(quoted);
      default -> null;
    };
  }

  private static String words(Column.Type type) {
    return switch (type) {
      case TEXT -> "text";
      case NUMBER -> "whole numbers";
      case TIME -> "times, as text in ISO 8601 or timestamps,";
      case TAGS -> "lists of text";
    };
  }
}

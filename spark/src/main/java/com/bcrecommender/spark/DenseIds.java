package com.bcrecommender.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;

import com.bcrecommender.catalog.KeyKind;
import com.bcrecommender.catalog.StatedRecord.Standing;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.SnapshotSizes;
import com.bcrecommender.export.ExportTable;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/// From the tables of an export to records and preferences under the dense ids that `bcr recommend`
/// gives them, by many tasks: ids depend on the keys and on what is said of them, not on how the
/// work is cut. What each step gives is left in the work folder. Memory of a task: what Spark takes
/// to sort, which goes to the disk where it is short, and 8 bytes a source.
final class DenseIds {
  private static final String ID = "id";

  private final JavaSparkContext context;
  private final SparkSession session;
  private final SourceTables tables;
  private final WorkFolder folder;
  private final WorkFolder work;
  private final Work steps;
  private final int parts;

  /// Tells of a step before it begins.
  interface Work {
    void step(String title, Doing doing) throws IOException;
  }

  /// What is done in a step.
  interface Doing {
    void run() throws IOException;
  }

  /// @param folder for what steps give
  /// @param work where the dates of sources are
  /// @param parts that tables are cut into
  DenseIds(
      JavaSparkContext context,
      SourceTables tables,
      WorkFolder folder,
      WorkFolder work,
      Work steps,
      int parts) {
    this.context = context;
    this.tables = tables;
    this.folder = folder;
    this.work = work;
    this.steps = steps;
    this.parts = parts;
    session = SparkSession.builder().sparkContext(context.sc()).getOrCreate();
    session.conf().set("spark.sql.shuffle.partitions", parts);
    session.conf().set("spark.sql.sources.commitProtocolClass", ListedFiles.class.getName());
  }

  /// Does all of it, but for steps that are done.
  void run() throws IOException {
    step("preferences", "preferences", this::readPreferences);
    step("keys", "records-fan", () -> records(held(KeyKind.FAN), KeyKind.FAN));
    step("keys", "resolved", () -> held(KeyKind.TRALBUM));
    step("keys", "records-tralbum", this::namedRecords);
    step("ids", "fans", () -> numbered(rows("records-fan"), ID, col("standing"), col("place")));
    step("ids", "tralbums", this::tralbumsInUse);
    step("ids", "tags", this::distinctTags);
    step("releases", "artists", () -> inOrder("artist"));
    step("releases", "titles", () -> inOrder("title"));
    step("releases", "works", this::releases);
    step("pairs", "pairs", this::joinedPairs);
  }

  private interface Rows {
    Dataset<Row> rows() throws IOException;
  }

  private void step(String title, String name, Rows rows) throws IOException {
    WorkFolder table = folder.child(name);
    if (!ListedFiles.has(table)) {
      // Beside what earlier tries have left, and nobody lists.
      steps.step(title, () -> rows.rows().write().mode("append").parquet(table.toString()));
    }
  }

  private Dataset<Row> rows(String name) throws IOException {
    return session.read().parquet(ListedFiles.of(folder.child(name)));
  }

  private Dataset<Row> none(StructType schema) {
    return session.createDataFrame(List.of(), schema);
  }

  /// A part of a table.
  private record PartOf(ExportTable table, int number) implements Serializable {
    private static final long serialVersionUID = 1;
  }

  private record Read(SourceTables tables, WorkFolder work)
      implements FlatMapFunction<PartOf, Row> {
    private static final long serialVersionUID = 1;

    @Override
    public Iterator<Row> call(PartOf part) throws IOException {
      return new ReadStatements(tables, part.table(), part.number(), SourceDates.of(work));
    }
  }

  private Dataset<Row> read(StructType schema, ExportTable... of) throws IOException {
    List<PartOf> all = new ArrayList<>();
    for (ExportTable table : of) {
      for (int part = 0; part < tables.parts(table); part++) {
        all.add(new PartOf(table, part));
      }
    }
    return all.isEmpty()
        ? none(schema)
        : session.createDataFrame(
            context.parallelize(all, all.size()).flatMap(new Read(tables, work)), schema);
  }

  private Dataset<Row> readPreferences() throws IOException {
    Dataset<Row> read = read(ReadStatements.PREFERENCES, ExportTable.PREFERENCES);
    return tables.mayRepeat()
        ? read.groupBy("fan", "tralbum").agg(max("kind").as("kind"), min("time").as("time"))
        : read;
  }

  /// Lines that say that somebody has what a column of the preferences names.
  private Dataset<Row> used(String column) throws IOException {
    return rows("preferences")
        .select(col(column).as("key"))
        .distinct()
        .select(col("key"), lit(ReadStatements.USED).as("tells"), lit(new byte[0]).as("value"));
  }

  /// All keys of a kind, led to what holds them.
  private Dataset<Row> held(KeyKind kind) throws IOException {
    Dataset<Row> said =
        kind == KeyKind.FAN
            ? read(Lines.SCHEMA, ExportTable.FANS).union(used("fan"))
            : read(Lines.SCHEMA, ExportTable.TRALBUMS, ExportTable.TAGS)
                .union(used("tralbum"))
                .union(absent());
    Dataset<Row> stated = Lines.grouped(said, parts, Lines.SCHEMA, new Resolve.Keys(kind));
    return Lines.grouped(stated, parts, Lines.SCHEMA, new Resolve.Holders(kind));
  }

  private Dataset<Row> absent() {
    return session.createDataFrame(
        context.parallelize(List.of(0), 1).flatMap(new Absent(tables)), Lines.SCHEMA);
  }

  private record Absent(SourceTables tables) implements FlatMapFunction<Integer, Row> {
    private static final long serialVersionUID = 1;

    @Override
    public Iterator<Row> call(Integer part) throws IOException {
      return tables.absent().stream()
          .map(key -> ReadStatements.line(key, ReadStatements.ABSENT))
          .iterator();
    }
  }

  private Dataset<Row> records(Dataset<Row> keys, KeyKind kind) {
    return Lines.grouped(keys, parts, Resolve.RECORDS, new Resolve.Records(kind));
  }

  private Dataset<Row> namedRecords() throws IOException {
    Dataset<Row> resolved = rows("resolved");
    Column isName = col("tells").equalTo(Resolve.NAME);
    if (resolved.filter(isName).isEmpty()) {
      return records(resolved, KeyKind.TRALBUM);
    }
    Dataset<Row> called = Lines.expanded(resolved, Lines.SCHEMA, new Resolve.Called());
    Dataset<Row> led = Lines.grouped(called, parts, Lines.SCHEMA, new Resolve.Names());
    return records(resolved.filter(not(isName)).union(led), KeyKind.TRALBUM);
  }

  /// Numbers rows in an order that leaves nothing open.
  private Dataset<Row> numbered(Dataset<Row> rows, String number, Column... order) {
    JavaRDD<Row> sorted = rows.orderBy(order).toJavaRDD();
    return session.createDataFrame(
        sorted.zipWithIndex().map(new Append()),
        rows.schema().add(number, DataTypes.IntegerType, false));
  }

  private static final class Append implements Function<Tuple2<Row, Long>, Row> {
    private static final long serialVersionUID = 1;

    @Override
    public Row call(Tuple2<Row, Long> numbered) {
      Row row = numbered._1();
      Object[] values = new Object[row.size() + 1];
      for (int i = 0; i < row.size(); i++) {
        values[i] = row.get(i);
      }
      values[row.size()] = Math.toIntExact(numbered._2());
      return RowFactory.create(values);
    }
  }

  private Dataset<Row> tralbumsInUse() throws IOException {
    return numbered(
        rows("records-tralbum").filter(col("standing").equalTo(Standing.IN_USE.place())),
        ID,
        col("place"));
  }

  private Dataset<Row> distinctTags() throws IOException {
    return rows("records-tralbum")
        .select(explode(col("tags")).as("tag"))
        .distinct()
        .orderBy(udf(new Place(), DataTypes.BinaryType).apply(col("tag")));
  }

  /// [Lines#place] in a query.
  private static final class Place implements UDF1<String, byte[]> {
    private static final long serialVersionUID = 1;

    @Override
    public byte[] call(String text) {
      return Lines.place(text);
    }
  }

  /// The names of a column, numbered in the order of the first tralbum that bears them.
  private Dataset<Row> inOrder(String column) throws IOException {
    Dataset<Row> first =
        rows("tralbums").filter(col(column).notEqual("")).groupBy(column).agg(min(ID).as("first"));
    return numbered(first, column + "_number", col("first"));
  }

  /// Of each tralbum the numbers of its artist and its release, and the album that it is on.
  private Dataset<Row> releases() throws IOException {
    Dataset<Row> tralbums = rows("tralbums");
    Dataset<Row> by = tralbums.join(rows("artists"), "artist").select(ID, "artist_number", "title");
    Dataset<Row> called =
        by.join(rows("titles"), "title").select(ID, "artist_number", "title_number");
    Dataset<Row> releases =
        numbered(
            called.select("artist_number", "title_number").distinct(),
            "release",
            col("artist_number"),
            col("title_number"));
    Dataset<Row> released =
        called.join(releases, new String[] {"artist_number", "title_number"}).select(ID, "release");
    Dataset<Row> on =
        tralbums
            .filter(col("album").isNotNull())
            .select(col(ID), col("album").as("key"))
            .join(members("tralbums").withColumnRenamed(ID, "album_number"), "key")
            .filter(col("album_number").notEqual(col(ID)))
            .select(ID, "album_number");
    String[] id = {ID};
    return tralbums
        .select(ID)
        .join(by.select(ID, "artist_number"), id, "left")
        .join(released, id, "left")
        .join(on, id, "left");
  }

  /// Each key of records, with the record's id.
  private Dataset<Row> members(String records) throws IOException {
    return rows(records).select(explode(col("keys")).as("key"), col(ID));
  }

  private Dataset<Row> joinedPairs() throws IOException {
    Dataset<Row> fans =
        members("fans").withColumnRenamed("key", "fan").withColumnRenamed(ID, "fan_id");
    Dataset<Row> tralbums =
        members("tralbums").withColumnRenamed("key", "tralbum").withColumnRenamed(ID, "tralbum_id");
    return rows("preferences")
        .join(fans, "fan")
        .join(tralbums, "tralbum")
        .select(col("fan_id").as("fan"), col("tralbum_id").as("tralbum"), col("kind"), col("time"));
  }

  /// `fan`, `tralbum`, `kind` and `time` of each preference that is in lists. Where two keys of one
  /// fan or of one record have it, there are two rows.
  Dataset<Row> pairs() throws IOException {
    return rows("pairs");
  }

  /// Fans as [Resolve#RECORDS] has them, with their ids.
  Dataset<Row> fans() throws IOException {
    return rows("fans");
  }

  /// Tralbums as [Resolve#RECORDS] has them, with their ids.
  Dataset<Row> tralbums() throws IOException {
    return rows("tralbums");
  }

  /// Of each tralbum its `id`, `artist_number`, `album_number` and `release`.
  Dataset<Row> works() throws IOException {
    return rows("works");
  }

  /// All tags, in order.
  Dataset<Row> tags() throws IOException {
    return rows("tags");
  }

  SnapshotSizes sizes() throws IOException {
    Dataset<Row> pairs = pairs();
    boolean wishes = !pairs.filter(col("kind").equalTo(PreferenceKind.WISHLISTED.code())).isEmpty();
    Row tags = rows("tralbums").agg(sum(size(col("tags")))).first();
    return new SnapshotSizes(
        fans().count(),
        rows("tralbums").count(),
        pairs.count(),
        wishes,
        tags().count(),
        tags.isNullAt(0) ? 0 : tags.getLong(0));
  }
}

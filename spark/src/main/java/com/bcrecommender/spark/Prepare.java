package com.bcrecommender.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.udf;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.Statements;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotPieces;
import com.bcrecommender.engine.data.SnapshotSizes;
import com.bcrecommender.export.ExportTable;
import com.bcrecommender.recommend.EditionFacts;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/// From a catalog, or an export of one, to what all later steps read: the snapshot under dense ids,
/// in pieces; what the catalog says of each fan and tralbum ([CatalogRecords]); and the plan of the
/// work. The driver passes a catalog's rows on and holds counts; all else is done by many tasks.
final class Prepare {
  /// The plan, written last.
  static final String PLAN = "plan";

  private static final String FAN_CUTS = "plan-of-fans";
  private static final String CUTS = "plan-begun";
  private static final String FOLDER = "rows";
  private static final String NUMBERS = "numbers";

  /// Runs of fans whose preferences are counted together, at most: what the driver holds.
  private static final int RUNS = 1 << 16;

  /// Bytes of tables that a task takes on.
  private static final long BYTES = 64 << 20;

  private final JavaSparkContext context;
  private final Order order;
  private final Duration unconfirmedAfter;
  private final WorkFolder work;
  private final @Nullable ParquetTables parquet;
  private final DenseIds.Work steps;

  /// @param unconfirmedAfter what nothing has confirmed for so long is marked; zero for never
  Prepare(
      JavaSparkContext context,
      Order order,
      Duration unconfirmedAfter,
      WorkFolder work,
      @Nullable ParquetTables parquet,
      DenseIds.Work steps) {
    this.context = context;
    this.order = order;
    this.unconfirmedAfter = unconfirmedAfter;
    this.work = work;
    this.parquet = parquet;
    this.steps = steps;
  }

  /// @param least tasks that later steps should have
  /// @param tasksAtATime how many an executor runs
  void run(int least, int tasksAtATime) throws IOException {
    SourceTables tables = tables();
    if (!SourceDates.areIn(work)) {
      steps.step("sources", () -> one(new SourceDates.Read(tables, work)));
    }
    int parts = Math.max(least, Math.toIntExact(Math.ceilDiv(tables.bytes(), BYTES)));
    DenseIds ids = new DenseIds(context, tables, work.child(NUMBERS), work, steps, parts);
    ids.run();
    steps.step("snapshot", () -> snapshot(ids, least, tasksAtATime));
    work.child(NUMBERS).clear();
    work.child(FOLDER).clear();
  }

  private void snapshot(DenseIds ids, int least, int tasksAtATime) throws IOException {
    SnapshotSizes sizes = ids.sizes();
    if (sizes.preferences() == 0) {
      throw new UserError("expected preferences in the catalog, found none");
    }
    one(new CheckMemory(ExecutorMemory.plan(sizes, order), tasksAtATime));
    freeze(ids, sizes, least);
  }

  private void one(Step step) {
    context.parallelize(List.of(0), 1).foreach(step::run);
  }

  /// Whether an executor is large enough.
  private record CheckMemory(ExecutorMemory memory, int tasksAtATime) implements Step {
    private static final long serialVersionUID = 1;

    @Override
    public void run(int number) {
      memory.check(tasksAtATime, Runtime.getRuntime().maxMemory());
    }
  }

  private SourceTables tables() throws IOException {
    String catalog = order.catalog();
    ParquetTables ofParquet = parquet;
    if (catalog != null) {
      RowParts rows = new RowParts(work.child(FOLDER), catalog, false);
      steps.step("rows", () -> write(Path.of(catalog), rows));
      return rows;
    }
    WorkFolder export = work.at(String.valueOf(order.export()));
    if (ofParquet != null) {
      RowParts rows = new RowParts(work.child(FOLDER), export.toString(), true);
      steps.step("rows", () -> ofParquet.unload(context, rows));
      return rows;
    }
    return new ExportTables(export);
  }

  /// On the driver, which alone has the file: three readers side by side.
  private static void write(Path file, RowParts rows) throws IOException {
    try (Catalog catalog = Catalog.open(file)) {
      Stream.of(
              List.of(
                  ExportTable.LICENCES,
                  ExportTable.SOURCES,
                  ExportTable.FANS,
                  ExportTable.TRALBUMS),
              List.of(ExportTable.TAGS),
              List.of(ExportTable.PREFERENCES))
          .parallel()
          .forEach(tables -> write(catalog, tables, rows));
      rows.writeAbsent(catalog.absent());
    }
  }

  private static void write(Catalog catalog, List<ExportTable> tables, RowParts rows) {
    try (Statements statements = catalog.statements()) {
      for (ExportTable table : tables) {
        rows.write(table, statements);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void freeze(DenseIds ids, SnapshotSizes sizes, int least) throws IOException {
    int fans = Math.toIntExact(sizes.fans());
    int tralbums = Math.toIntExact(sizes.tralbums());
    long newest = newestTold(ids);
    if (!work.has(Shared.HEAD)) {
      work.write(Shared.HEAD, head(ids, fans, tralbums, sizes, newest)::write);
    }
    // An earlier run on fewer machines may have cut in other places, and left pieces: cuts once
    // made stay.
    if (!work.has(FAN_CUTS)) {
      int[] cuts = fanCuts(ids, fans, Plan.groups(sizes.preferences(), least));
      Plan begun = new Plan(fans, tralbums, cuts, new int[] {0});
      work.write(FAN_CUTS, begun::write);
    }
    int[] fanCuts = Plan.read(work, FAN_CUTS).fanCuts();
    int groups = fanCuts.length - 1;
    if (work.missing(FreezeFans.DONE, groups).length > 0) {
      byPieces(fanRows(ids), "fan", fanCuts, new FreezeFans(work));
    }
    FreezeFans.Costs costs = FreezeFans.costs(work, groups, tralbums);
    writeFacts(ids, costs.newest());
    int[] blockCuts = Plan.cuts(costs.pairs(), Plan.parts(tralbums, least));
    work.write(CUTS, new Plan(fans, tralbums, fanCuts, blockCuts)::write);
    Plan plan = Plan.read(work, CUTS);
    if (work.missing(FreezeTralbums.FILE, plan.parts()).length > 0) {
      int[] cuts = new int[plan.parts() + 1];
      for (int part = 0; part < plan.parts(); part++) {
        cuts[part + 1] = plan.endTralbum(part);
      }
      byPieces(
          tralbumRows(ids), "tralbum", cuts, new FreezeTralbums(work, newest, unconfirmedAfter));
    }
    work.write(PLAN, plan::write);
  }

  private static long newestTold(DenseIds ids) throws IOException {
    return ids.tralbums().agg(max("told")).first().getLong(0);
  }

  private SnapshotPieces.Head head(
      DenseIds ids, int fans, int tralbums, SnapshotSizes sizes, long newest) throws IOException {
    Dataset<Row> works = ids.works();
    long back = unconfirmedAfter.toSeconds();
    Column late = col("told").gt(0).and(lit(newest).minus(col("told")).gt(back));
    return new SnapshotPieces.Head(
        fans,
        tralbums,
        Math.toIntExact(sizes.tags()),
        count(works, "artist_number"),
        count(works, "release"),
        order.wishWeight(),
        any(ids.pairs().filter(col("kind").notEqual(PreferenceKind.OWNED.code()))),
        any(works.filter(col("artist_number").isNotNull())),
        any(works.filter(col("album_number").isNotNull())),
        any(works.filter(col("release").isNotNull())),
        back > 0 && any(ids.tralbums().filter(late)));
  }

  private static boolean any(Dataset<Row> rows) {
    return !rows.isEmpty();
  }

  /// How many numbers from 0 there are in a column.
  private static int count(Dataset<Row> rows, String column) {
    Row largest = rows.agg(max(column)).first();
    return largest.isNullAt(0) ? 0 : largest.getInt(0) + 1;
  }

  private static int[] fanCuts(DenseIds ids, int fans, int groups) throws IOException {
    int run = Math.max(1, Math.ceilDiv(fans, RUNS));
    long[] counts = new long[Math.ceilDiv(fans, run)];
    Dataset<Row> counted =
        ids.pairs()
            .groupBy(floor(col("fan").divide(run)).cast(DataTypes.IntegerType).as("run"))
            .count();
    for (Row row : counted.collectAsList()) {
      counts[row.getInt(0)] = row.getLong(1);
    }
    int[] cuts = Plan.cuts(counts, groups);
    for (int i = 0; i < cuts.length; i++) {
      cuts[i] = (int) Math.min(fans, (long) cuts[i] * run);
    }
    return cuts;
  }

  /// Sends rows to the task of the piece that their id is in, and sorts them there.
  private static void byPieces(
      Dataset<Row> rows, String id, int[] cuts, ForeachPartitionFunction<Row> writing) {
    Column piece = udf(new PieceOf(cuts), DataTypes.IntegerType).apply(col(id));
    String other = id.equals("fan") ? "tralbum" : "fan";
    rows.repartitionById(cuts.length - 1, piece)
        .sortWithinPartitions(id, other)
        .foreachPartition(writing);
  }

  private record PieceOf(int[] cuts) implements UDF1<Integer, Integer> {
    private static final long serialVersionUID = 1;

    @Override
    public Integer call(Integer id) {
      return Plan.lastCut(cuts, id);
    }
  }

  private static Dataset<Row> fanRows(DenseIds ids) throws IOException {
    Dataset<Row> records =
        ids.fans()
            .select(
                col("id").as("fan"),
                lit(-1).as("tralbum"),
                lit(0).as("kind"),
                lit(null).cast(DataTypes.LongType).as("time"),
                col("record"));
    Dataset<Row> pairs =
        ids.pairs()
            .select(
                col("fan"),
                col("tralbum"),
                col("kind"),
                col("time"),
                lit(null).cast(DataTypes.BinaryType).as("record"));
    return records.union(pairs);
  }

  private static Dataset<Row> tralbumRows(DenseIds ids) throws IOException {
    Dataset<Row> records =
        ids.tralbums()
            .join(ids.works(), "id")
            .select(
                col("id").as("tralbum"),
                lit(-1).as("fan"),
                lit(0).as("kind"),
                lit(null).cast(DataTypes.LongType).as("time"),
                col("told"),
                col("artist_number"),
                col("album_number"),
                col("release"),
                col("record"));
    Column none = lit(null);
    Dataset<Row> pairs =
        ids.pairs()
            .select(
                col("tralbum"),
                col("fan"),
                col("kind"),
                col("time"),
                none.cast(DataTypes.LongType).as("told"),
                none.cast(DataTypes.IntegerType).as("artist_number"),
                none.cast(DataTypes.IntegerType).as("album_number"),
                none.cast(DataTypes.IntegerType).as("release"),
                none.cast(DataTypes.BinaryType).as("record"));
    return records.union(pairs);
  }

  private void writeFacts(DenseIds ids, long newest) throws IOException {
    long tagged = ids.tralbums().filter(size(col("tags")).gt(0)).count();
    EditionFacts facts =
        new EditionFacts(
            newest == Snapshot.UNKNOWN_TIME ? null : Instant.ofEpochSecond(newest),
            SourceDates.kinds(work),
            tagged);
    Dataset<Row> tags = ids.tags();
    int count = Math.toIntExact(tags.count());
    // Passed on, not held.
    CatalogRecords.writeFacts(work, facts, count, tags.toLocalIterator());
  }
}

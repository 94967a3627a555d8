package com.bcrecommender.spark;

import com.bcrecommender.edition.RecordPieces.Side;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.model.AlsLearning;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.engine.model.NeighbourLearning;
import com.bcrecommender.export.ExportImport;
import com.bcrecommender.recommend.MadeFile;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Sha256;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/// A whole run, as the driver sees it: step by step, the tasks whose files are not there yet. The
/// driver holds the plan and names of files, and passes the bytes of the catalog and the edition on
/// without keeping them; everything else is done by tasks.
///
/// | step | tasks | leaves |
/// |---|---|---|
/// | [RowParts] | a part of the rows each where the export is in Parquet; the driver, where it is a catalog | rows |
/// | [SourceDates] | 1 | dates of sources |
/// | [DenseIds] | many, some shuffles | records and preferences under dense ids |
/// | [FreezeFans], [FreezeTralbums] | a group of fans, a part of the tralbums each | the snapshot's pieces; the plan |
/// | [LearnPart] | a part of the tralbums each | the model's rows, or columns |
/// | [SolveFactors] | a part each, in turns; for alternating least squares, in place of [LearnPart] | the model's factors |
/// | [TurnParts] | a part each, after a shuffle of the model; for models learned by columns | the model's rows |
/// | [ScaleBlend] | 1, after a shuffle of the rows of 500 fans; for blends | what parts are multiplied by |
/// | [ListTralbums] | a part each | lists of similar tralbums |
/// | [ListFans], [ListGroup] | a group of fans each, after a shuffle of the rows they need, or from the factors | lists of fans |
/// | [CompareFans] | a group each | fans with a similar taste |
/// | [LayOut] | 1 | scenes, the edition's ids, the tables of tags and scenes |
/// | [PackRecords] | twice, a piece of the tables each, after a shuffle of the records | shards of fans, tralbums and lists |
/// | [PackLater] | a piece of the pages each; 1 for each key index; 1 for the search | their shards |
/// | [WriteIndex] | 1 | index and manifest |
/// | [WriteEdition] | 1 for each table | the packs |
/// | [VerifyEdition] | a share of all tables each | what it counted, where the share is good |
/// | [AcceptEdition] | 1 | what was made |
final class Job {
  private final JavaSparkContext context;
  private final Order order;
  private final Ticker ticker;
  private final StepCosts costs;
  private final WorkFolder work;
  private final @Nullable ParquetTables parquet;

  /// @throws IOException where the source cannot be read
  Job(JavaSparkContext context, Order order, Ticker ticker, StepCosts costs) throws IOException {
    this.context = context;
    this.ticker = ticker;
    this.costs = costs;
    this.order = order;
    WorkFolder all =
        new WorkFolder(order.work(), new SerializableConfiguration(context.hadoopConfiguration()));
    String export = order.export();
    parquet = export == null ? null : ParquetTables.in(all.at(export));
    work = all.child("run-" + key(order, all, parquet));
  }

  /// Names the run by all that decides what it makes, so that it takes up what an earlier one like
  /// it left.
  private static String key(Order order, WorkFolder work, @Nullable ParquetTables parquet)
      throws IOException {
    String export = order.export();
    String source;
    if (export == null) {
      source = Sha256.hex(Path.of(Objects.requireNonNull(order.catalog())), bytes -> {});
    } else if (parquet != null) {
      source = parquet.state();
    } else {
      // It has the hash of every file.
      try (DataInputStream in = work.at(export).open(ExportImport.MANIFEST)) {
        source = Sha256.hex(in.readAllBytes());
      }
    }
    return Sha256.hex((source + order.key()).getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  /// Runs what is left to do, hands the edition over, and removes what it left in the work folder
  /// where it was handed over.
  void run() throws IOException {
    work.finishDiscarding();
    if (!work.has(Prepare.PLAN)) {
      new Prepare(context, order, order.unconfirmedAfter(), work, parquet, this::step)
          .run(3 * context.defaultParallelism(), tasksAtATime());
    }
    Plan plan = Plan.read(work, Prepare.PLAN);
    boolean rows = learn(plan);
    if (Models.isBlend(order.model()) && !work.has(ScaleBlend.FILE)) {
      shuffle("blend", plan.parts(), new int[] {0}, new ScaleBlend(order, work, plan));
    }
    run(
        "similar",
        work.missing(ListTralbums.FILE, plan.parts()),
        new ListTralbums(order, work, plan));
    int[] groups = work.missing(ListFans.FILE, plan.groups());
    if (rows) {
      shuffle("fan lists", plan.parts(), groups, new ListFans(order, work, plan));
    } else {
      run("fan lists", groups, new ListGroup(order, work, plan));
    }
    run(
        "similar fans",
        work.missing(CompareFans.FILE, plan.groups()),
        new CompareFans(order, work, plan));
    if (!work.has(MadeFile.NAME)) {
      edition(plan);
    }
    String into = order.into();
    if (into != null) {
      handOver(Path.of(into));
      discard();
    }
  }

  /// Packs the edition.
  private void edition(Plan plan) throws IOException {
    run(PackStep.LAYOUT, plan, new LayOut(order, work, plan));
    shuffle(PackStep.FANS, plan, new PackRecords(order, work, plan, Side.FANS));
    shuffle(PackStep.TRALBUMS, plan, new PackRecords(order, work, plan, Side.TRALBUMS));
    run(PackStep.LATER, plan, new PackLater(work, plan));
    shuffle(PackStep.WORDS, plan, new CountWords(work, plan));
    shuffle(PackStep.SEARCH, plan, new PackSearch(work, plan));
    run(PackStep.INDEX, plan, new WriteIndex(order, work, plan));
    run(
        "edition",
        work.child(WriteEdition.EDITION).missing(WriteEdition::name, WriteEdition.tasks()),
        new WriteEdition(work, plan));
    run(
        "verify",
        work.missing(VerifyEdition.FILE, VerifyEdition.tasks(plan)),
        new VerifyEdition(work, plan));
    run("accept", new int[] {0}, new AcceptEdition(work, plan));
  }

  private void run(PackStep step, Plan plan, Step tasks) throws IOException {
    run(step.title(), work.missing(step.file(), step.tasks(plan)), tasks);
  }

  private void shuffle(PackStep step, Plan plan, Shuffle tasks) throws IOException {
    int count = step.tasks(plan);
    shuffle(step.title(), count, work.missing(step.file(), count), tasks);
  }

  private void step(String title, DenseIds.Doing doing) throws IOException {
    begin(title, 1);
    doing.run();
    end();
  }

  /// How many tasks an executor runs.
  private int tasksAtATime() {
    return context.isLocal()
        ? context.defaultParallelism()
        : context.getConf().getInt("spark.executor.cores", 1)
            / context.getConf().getInt("spark.task.cpus", 1);
  }

  /// Learns all parts of the model that are not learned as a whole.
  ///
  /// @return whether any is a model of pairs, whose rows have to be sent to who needs them
  private boolean learn(Plan plan) throws IOException {
    List<String> specs = Models.parts(order.model());
    boolean rows = false;
    for (int of = 0; of < specs.size(); of++) {
      // Learned from nothing, to know which steps it takes.
      switch (Models.inParts(specs.get(of), Snapshot.builder().build()).orElse(null)) {
        case NeighbourLearning pairs -> {
          rows = true;
          learn(plan, of, pairs.byColumns());
        }
        case AlsLearning als -> alternate(new Alternation(work, plan, of), als.turns());
        case null -> {}
      }
    }
    return rows;
  }

  private void learn(Plan plan, int of, boolean byColumns) throws IOException {
    int[] rows = work.missing(Parts.rows(of), plan.parts());
    if (rows.length == 0) {
      return;
    }
    int[] learned = byColumns ? work.missing(Parts.columns(of), plan.parts()) : rows;
    run("model", learned, new LearnPart(order, work, plan, of));
    if (byColumns) {
      shuffle("model's rows", plan.parts(), rows, new TurnParts(order, work, plan, of));
    }
  }

  /// Takes the turns that are left; of each that is done the one before is removed.
  private void alternate(Alternation alternation, int turns) throws IOException {
    int next = turns;
    while (next > 0 && !work.has(alternation.done(next - 1))) {
      next--;
    }
    for (int turn = next; turn < turns; turn++) {
      run(
          "model",
          alternation.folder(turn).missing(Alternation.FILE, alternation.parts(turn)),
          new SolveFactors(order, alternation, turn));
      work.write(alternation.done(turn), out -> {});
      if (turn > 0) {
        alternation.folder(turn - 1).clear();
      }
    }
  }

  private void run(String title, int[] numbers, Step step) {
    if (numbers.length == 0) {
      return;
    }
    begin(title, numbers.length);
    context.parallelize(boxed(numbers), numbers.length).foreach(step::run);
    end();
  }

  private void shuffle(String title, int parts, int[] wanted, Shuffle shuffle) {
    if (wanted.length == 0) {
      return;
    }
    begin(title, parts + wanted.length);
    context
        .parallelize(boxed(IntStream.range(0, parts).toArray()), parts)
        .flatMapToPair(part -> shuffle.send(part, wanted))
        .partitionBy(new ByNumber(wanted))
        .foreachPartition(
            pieces -> shuffle.receive(wanted[TaskContext.getPartitionId()], values(pieces)));
    end();
  }

  private void begin(String title, int tasks) {
    ticker.begin(title, tasks);
    costs.begin(title);
    // On Spark's own pages.
    context.setJobDescription(title);
  }

  private void end() {
    ticker.end();
    costs.end();
  }

  private static List<Integer> boxed(int[] numbers) {
    return IntStream.of(numbers).boxed().toList();
  }

  private static Iterator<byte[]> values(Iterator<Tuple2<Integer, byte[]>> pieces) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return pieces.hasNext();
      }

      @Override
      public byte[] next() {
        return pieces.next()._2();
      }
    };
  }

  /// What cannot be removed is no reason to make the edition again.
  private void discard() {
    try {
      work.discard();
    } catch (IOException e) {
      System.err.printf("the edition is made; %s is left, remove it: %s%n", work, e);
    }
  }

  /// Copies the edition to this machine, whole or not at all.
  private void handOver(Path into) throws IOException {
    Path part = Path.of(into + ".part");
    clear(part);
    Path folder = Files.createDirectories(part.resolve(WriteEdition.EDITION));
    WorkFolder edition = work.child(WriteEdition.EDITION);
    for (String name : edition.names()) {
      edition.fetch(name, folder.resolve(name));
    }
    work.fetch(MadeFile.NAME, part.resolve(MadeFile.NAME));
    clear(into);
    Files.move(part, into);
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Home.delete(folder);
    }
  }
}

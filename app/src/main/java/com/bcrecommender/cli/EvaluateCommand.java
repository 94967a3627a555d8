package com.bcrecommender.cli;

import com.bcrecommender.engine.data.BadRow;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotFiles;
import com.bcrecommender.engine.evaluate.Evaluation;
import com.bcrecommender.engine.evaluate.Evaluator;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bcr evaluate`: how well models rank what was held out. Needs no catalog; reads preference
/// files.
@CommandLine.Command(
    name = "evaluate",
    description = "Measure models: learn from one file, rank what another holds back.",
    footer = {
      "",
      "Every tralbum that a fan does not have in the training file is ranked; recall and ndcg at k are averaged over the fans that "
          + "have test rows, as in the published figures for these data sets. Without --model: popularity, and item neighbours by each "
          + "similarity.",
      "",
      "    bcr evaluate --train train.tsv.gz --test test.tsv.gz --model item-neighbours:similarity=cosine,k=500 --json"
    })
final class EvaluateCommand extends Command {
  private static final List<String> DEFAULT_MODELS =
      List.of(
          "popularity",
          "item-neighbours:similarity=cosine",
          "item-neighbours:similarity=tf-idf",
          "item-neighbours:similarity=bm25");

  @Option(
      names = "--train",
      required = true,
      paramLabel = "FILE",
      description = "What to learn from: fan, tralbum[, time][, kind]; TSV or CSV, gzip or not.")
  private List<Path> train = new ArrayList<>();

  @Option(
      names = "--test",
      required = true,
      paramLabel = "FILE",
      description = "What was held out, in the same form.")
  private List<Path> test = new ArrayList<>();

  @Option(
      names = "--tags",
      paramLabel = "FILE",
      description = "Tags of the tralbums, for models that use them.")
  private List<Path> tags = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "NAME[:P=V,…]",
      description = "A model with its parameters; may be repeated.")
  private List<String> models = new ArrayList<>();

  @Option(names = "--k", paramLabel = "N", description = "Length of the lists looked at (20).")
  private int k = 20;

  @Option(
      names = "--columns",
      paramLabel = "NAMES",
      description = "The order of the columns, such as fan,tralbum,time,kind.")
  private @Nullable String columns;

  @Option(names = "--threads", paramLabel = "N", description = "Threads; 0 for all cores (0).")
  private int threads;

  @Option(names = "--json", description = "Print one JSON object instead of the table.")
  private boolean json;

  EvaluateCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() throws IOException {
    if (k < 1) {
      throw new UserError("--k: expected a whole number of at least 1, found " + k);
    }
    Stream.of(train, test, tags).flatMap(List::stream).forEach(EvaluateCommand::refuseFolder);
    SnapshotFiles trainFiles = new SnapshotFiles();
    SnapshotFiles testFiles = trainFiles.beside();
    Map<String, BadRows> bad = new TreeMap<>();
    for (Path file : train) {
      trainFiles.preferences(file, columns, row -> count(bad, row));
    }
    for (Path file : test) {
      testFiles.preferences(file, columns, row -> count(bad, row));
    }
    for (Path file : tags) {
      trainFiles.tags(file, null, row -> count(bad, row));
    }
    bad.values()
        .forEach(rows ->
            err.println(
                "left out: %,d rows of %s: %s, first in line %,d"
                    .formatted(
                        rows.count, rows.first.file(), rows.first.reason(), rows.first.line())));
    Snapshot learn = trainFiles.build();
    Snapshot held = testFiles.build();
    err.println(
        "%,d fans, %,d tralbums, %,d preferences to learn from, %,d held out"
            .formatted(
                learn.fans(),
                learn.tralbums(),
                learn.preferences().size(),
                held.preferences().size()));
    Evaluator evaluator =
        new Evaluator(learn, held.preferences(), k)
            .threads(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
    List<Evaluation> evaluations = new ArrayList<>();
    List<String> specs = models.isEmpty() ? DEFAULT_MODELS : models;
    for (String spec : specs) {
      Evaluation evaluation = evaluate(evaluator, spec);
      evaluations.add(evaluation);
      if (!json) {
        if (evaluations.size() == 1) {
          out.println(header());
        }
        out.println(row(evaluation));
        out.flush();
      }
    }
    if (json) {
      out.println(
          evaluations.stream()
              .map(Evaluation::toJson)
              .collect(Collectors.joining(",\n  ", "{\"models\": [\n  ", "\n]}")));
    }
    return CommandLine.ExitCode.OK;
  }

  private static void refuseFolder(Path file) {
    if (Files.isDirectory(file)) {
      throw new UserError("expected a file of rows, found a folder: " + file + "; name its files");
    }
  }

  private static Evaluation evaluate(Evaluator evaluator, String spec) {
    try {
      return evaluator.evaluate(spec);
    } catch (IllegalArgumentException e) {
      throw new UserError("--model %s: %s".formatted(spec, e.getMessage()), e);
    }
  }

  private record BadRows(BadRow first, int count) {}

  private static void count(Map<String, BadRows> bad, BadRow row) {
    bad.merge(
        row.file() + "\t" + row.reason(),
        new BadRows(row, 1),
        (before, one) -> new BadRows(before.first, before.count + 1));
  }

  private String header() {
    return "%-78s %9s %9s %9s %9s %9s %9s %9s"
        .formatted(
            "model",
            "recall@" + k,
            "ndcg@" + k,
            "map@" + k,
            "hit@" + k,
            "coverage",
            "learn",
            "lists");
  }

  private static String row(Evaluation e) {
    return String.format(
        Locale.ROOT,
        "%-78s %9.4f %9.4f %9.4f %9.4f %9.4f %9s %9s",
        e.model(),
        e.recall(),
        e.ndcg(),
        e.map(),
        e.hitRate(),
        e.coverage(),
        Progress.duration(e.learnSeconds()),
        Progress.duration(e.listSeconds()));
  }
}

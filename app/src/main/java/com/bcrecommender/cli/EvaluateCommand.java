package com.bcrecommender.cli;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.evaluate.Comparer;
import com.bcrecommender.engine.evaluate.Comparison;
import com.bcrecommender.engine.evaluate.Evaluator;
import com.bcrecommender.evaluate.HeldOut;
import com.bcrecommender.evaluate.Report;
import com.bcrecommender.evaluate.ReportJson;
import com.bcrecommender.evaluate.ReportText;
import com.bcrecommender.evaluate.SplitBy;
import com.bcrecommender.recommend.TunedModel;
import com.bcrecommender.report.ReportFile;
import com.bcrecommender.settings.RecommendSettings;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bcr evaluate`: how well models rank what was held out of files or of the catalog.
@CommandLine.Command(
    name = "evaluate",
    description = "Measure models: learn from one part of the data, rank what the other holds.",
    footer = {
      "",
      "Every tralbum that a fan does not have in the training rows is ranked; recall and ndcg at k are averaged over the fans that "
          + "have test rows, as in the published figures. Popularity and item neighbours are always beside. Intervals come from 1,000 resamples "
          + "of the fans. docs/evaluation.md says what every figure means.",
      "",
      "    bcr evaluate --report report.html                   a share of the catalog is held out",
      "    bcr evaluate --train plays.tsv --split time         a share of one file",
      "    bcr evaluate --train train.tsv.gz --test test.tsv.gz --model item-neighbours:similarity=cosine,k=500 --json"
    })
final class EvaluateCommand extends Command {
  private static final String TUNED = "tuned";
  private static final List<String> DEFAULT_MODELS =
      List.of(
          "popularity",
          "item-neighbours:similarity=cosine",
          "item-neighbours:similarity=tf-idf",
          "item-neighbours:similarity=bm25");
  private static final double SHARE = 0.2;

  @Option(
      names = "--train",
      paramLabel = "FILE",
      description =
          "What to learn from: fan, tralbum[, time][, kind]; TSV or CSV, gzip or not. Without it: the catalog.")
  private List<Path> train = new ArrayList<>();

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "What was held out, in the same form. Without it: a share is, by --split.")
  private List<Path> test = new ArrayList<>();

  @Option(
      names = "--tags",
      paramLabel = "FILE",
      description = "Tags of the tralbums, for models that use them and for the variety of lists.")
  private List<Path> tags = new ArrayList<>();

  @Option(
      names = "--split",
      paramLabel = "WAY",
      description =
          "What to hold out of each fan's: random, time (the latest) or order (the file's last rows). Without it: time where any is known, else random.")
  private @Nullable String split;

  @Option(
      names = "--share",
      paramLabel = "SHARE",
      description = "How much of each fan's to hold out (0.2).")
  private @Nullable Double share;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides every lot: the split's and the resamples' (1).")
  private long seed = 1;

  @Option(
      names = "--model",
      paramLabel = "NAME[:P=V,…]",
      description =
          "A model with its parameters, or tuned for what bcr tune chose; may be repeated.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--against",
      paramLabel = "NAME[:P=V,…]",
      description =
          "A model that the others are compared with, fan by fan, beside item neighbours and the best; tuned for what bcr tune chose.")
  private @Nullable String against;

  @Option(names = "--k", paramLabel = "N", description = "Length of the lists looked at (20).")
  private int k = 20;

  @Option(
      names = "--columns",
      paramLabel = "NAMES",
      description = "The order of the columns, such as fan,tralbum,time,kind.")
  private @Nullable String columns;

  @Option(names = "--threads", paramLabel = "N", description = "Threads; 0 for all cores (0).")
  private int threads;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the report, with charts, as one HTML file that needs nothing else.")
  private @Nullable Path report;

  @Option(names = "--json", description = "Print the report as one JSON object.")
  private boolean json;

  EvaluateCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() throws IOException {
    check();
    ReportFile file = report == null ? null : ReportFile.at(report);
    List<String> specs = specs();
    specs.forEach(spec -> known("--model", spec));
    String other = against == null ? null : spec("--against", against);
    if (other != null) {
      known("--against", other);
    }
    HeldOut data = data();
    Snapshot learn = data.split().train();
    err.println(
        "%,d fans, %,d tralbums, %,d preferences to learn from, %,d held out"
            .formatted(
                learn.fans(),
                learn.tralbums(),
                learn.preferences().size(),
                data.split().test().size()));
    Evaluator evaluator =
        new Evaluator(learn, data.split().test(), k)
            .threads(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
    Comparer comparer = new Comparer(evaluator, seed);
    if (other != null) {
      comparer.against(other);
    }
    PrintStream table = json ? err : out;
    table.println(ReportText.header(k));
    Comparison comparison =
        comparer.compare(
            specs,
            evaluation -> {
              table.println(ReportText.row(evaluation));
              table.flush();
            });
    List<String> measured =
        Stream.concat(specs.stream(), Stream.ofNullable(other)).distinct().toList();
    List<String> notes = notes(data, measured);
    notes.forEach(err::println);
    Report all = new Report(data, comparison, notes, Version.read().toString());
    ReportText.intervals(comparison).forEach(table::println);
    if (json) {
      out.println(new String(ReportJson.render(all), StandardCharsets.UTF_8));
    }
    if (file != null) {
      file.write(all.page());
      err.println("report: " + report);
    }
    return CommandLine.ExitCode.OK;
  }

  /// A choice made on rows that are now held out has seen the answers.
  private List<String> notes(HeldOut data, List<String> specs) {
    return TunedModel.in(home())
        .filter(tuned -> data.by() != SplitBy.FILES)
        .filter(tuned -> data.source().equals(tuned.facts().get("source")))
        .filter(tuned -> specs.contains(tuned.model()))
        .map(tuned ->
            "%s was chosen by bcr tune on all of %s, the held-out rows included: its figures are too good. Hold rows out before tuning (--test) to know better."
                .formatted(Comparer.canonical(tuned.model()), data.source()))
        .stream()
        .toList();
  }

  private List<String> specs() {
    if (models.isEmpty()) {
      Optional<TunedModel> tuned = TunedModel.in(home());
      return Stream.concat(DEFAULT_MODELS.stream(), tuned.stream().map(TunedModel::model)).toList();
    }
    return models.stream().map(model -> spec("--model", model)).toList();
  }

  /// What a person named; `tuned` stands for the model that bcr tune chose.
  private String spec(String option, String model) {
    if (!model.strip().equals(TUNED)) {
      return model;
    }
    return TunedModel.in(home())
        .orElseThrow(() ->
            new UserError(
                "%s tuned: expected what bcr tune chose in %s, found nothing; run bcr tune first"
                    .formatted(option, home().folder())))
        .model();
  }

  /// Finds in the first moment what would else be found after hours of learning.
  private void check() {
    if (k < 1) {
      throw new UserError("--k: expected a whole number of at least 1, found " + k);
    }
    if (threads < 0) {
      throw new UserError("--threads: expected a whole number of at least 0, found " + threads);
    }
    if (train.isEmpty()) {
      refuse("--test", !test.isEmpty(), "with --train, which says what to learn from");
      refuse("--tags", !tags.isEmpty(), "with --train; the catalog has tags of its own");
      refuse("--columns", columns != null, "with --train; the catalog has no columns");
    }
    if (!test.isEmpty()) {
      refuse("--split", split != null, "without --test, which says what was held out");
      refuse("--share", share != null, "without --test, which says what was held out");
    }
    if (share != null && !(share > 0 && share < 1)) {
      throw new UserError("--share: expected a number above 0 and below 1, found " + share);
    }
  }

  private static void refuse(String option, boolean given, String expected) {
    if (given) {
      throw new UserError("%s: expected %s; see bcr evaluate --help".formatted(option, expected));
    }
  }

  private static void known(String option, String spec) {
    try {
      Comparer.canonical(spec);
    } catch (IllegalArgumentException e) {
      throw new UserError("%s %s: %s".formatted(option, spec, e.getMessage()), e);
    }
  }

  private HeldOut data() throws IOException {
    HeldOut.FileSet files = new HeldOut.FileSet(train, columns, tags);
    if (!test.isEmpty()) {
      return HeldOut.files(files, test, err::println);
    }
    double part = share == null ? SHARE : share;
    if (train.isEmpty()) {
      return HeldOut.catalog(
          homeInAccord().catalog(),
          settings().get(RecommendSettings.WISH_WEIGHT).floatValue(),
          way(),
          part,
          seed);
    }
    return HeldOut.split(files, way(), part, seed, err::println);
  }

  private @Nullable SplitBy way() {
    return switch (split == null ? "" : split.toLowerCase(Locale.ROOT)) {
      case "" -> null;
      case "random" -> SplitBy.RANDOM;
      case "time" -> SplitBy.TIME;
      case "order" -> SplitBy.ORDER;
      default ->
          throw new UserError("--split: expected random, time or order, found \"" + split + "\"");
    };
  }
}

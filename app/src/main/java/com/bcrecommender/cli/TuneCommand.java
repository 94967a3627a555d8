package com.bcrecommender.cli;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.tune.Objective;
import com.bcrecommender.engine.tune.Tuning;
import com.bcrecommender.evaluate.HeldOut;
import com.bcrecommender.recommend.TunedModel;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.RecommendSettings;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bcr tune`: chooses the model and its parameters on a validation part of the catalog or of
/// files, and keeps them for recommend and evaluate.
@CommandLine.Command(
    name = "tune",
    description = "Choose the model and its parameters on a part of the data held back for it.",
    footer = {
      "",
      "Learns from the catalog, or from files with --train. A fifth of what each fan owns is held back: the latest where times are "
          + "known. Without --model every model is searched, then their blend. What is best is kept in the home folder and used by "
          + "bcr recommend (setting recommend.model = auto) and bcr evaluate (--model tuned).",
      "",
      "    bcr tune --budget 30m",
      "    bcr tune --train train.tsv.gz --tags tags.tsv.gz --metric recall@50"
    })
final class TuneCommand extends Command {
  private static final Pattern BUDGET = Pattern.compile("([0-9]{1,6})(s|m|h)");

  @Option(
      names = "--train",
      paramLabel = "FILE",
      description =
          "Learn from this file instead of the catalog: fan, tralbum[, time][, kind]; TSV or CSV, gzip or not.")
  private List<Path> train = new ArrayList<>();

  @Option(
      names = "--tags",
      paramLabel = "FILE",
      description = "Tags of the file's tralbums, for models that use them.")
  private List<Path> tags = new ArrayList<>();

  @Option(
      names = "--columns",
      paramLabel = "NAMES",
      description = "The order of the file's columns, such as fan,tralbum,time,kind.")
  private @Nullable String columns;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Search this model alone instead of all of them and their blend.")
  private @Nullable String model;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description =
          "Processor time to spend, such as 90s, 10m or 2h (1h); a search that ends sooner ends by itself.")
  private String budget = "1h";

  @Option(
      names = "--metric",
      paramLabel = "METRIC@K",
      description = "What to make as large as possible (ndcg@20).")
  private String metric = "ndcg@20";

  @Option(names = "--seed", paramLabel = "N", description = "Decides every lot (1).")
  private long seed = 1;

  @Option(
      names = "--fans",
      paramLabel = "N",
      description = "How many fans, drawn by lot, each trial is measured on (6000).")
  private int fans = 6_000;

  @Option(names = "--threads", paramLabel = "N", description = "Threads; 0 for all cores (0).")
  private int threads;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "Where every trial is written (tune.tsv among the home's reports).")
  private @Nullable Path log;

  TuneCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() throws IOException {
    Tuning.Options options = options();
    Home home = train.isEmpty() ? homeWithCatalog() : home();
    try (ProcessLock running = home.lock("tune")) {
      assert running.held();
      tune(home, options);
    }
    return CommandLine.ExitCode.OK;
  }

  private void tune(Home home, Tuning.Options options) throws IOException {
    Snapshot snapshot = snapshot(home);
    if (snapshot.preferences().size() == 0) {
      throw new UserError(
          "expected preferences in %s, found none; bring some in with bcr import, or name a file with --train"
              .formatted(source()));
    }
    Tuning tuning = tuning(snapshot, options);
    Map<String, String> facts = facts(snapshot, tuning);
    facts.forEach((name, value) -> err.println(name + ": " + value));
    Tuning.Result result;
    Path file = log == null ? home.reports().resolve("tune.tsv") : log;
    try (TrialLog trials = TrialLog.at(file, facts)) {
      out.println(row("", "stage", options.objective().toString(), "time", "model"));
      tuning.progress(trial -> {
        trials.add(trial);
        out.println(row(trial));
        out.flush();
      });
      result = search(tuning);
      trials.end(result);
    }
    report(home, result, options, facts);
    err.println("every trial: " + file);
  }

  private Tuning.Result search(Tuning tuning) {
    try {
      return model == null ? tuning.all() : tuning.one(model);
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage() + "; set BCR_JAVA_OPTIONS=-Xmx… for more", e);
    }
  }

  private Tuning tuning(Snapshot snapshot, Tuning.Options options) {
    Tuning tuning = new Tuning(snapshot, options);
    if (model != null && !tuning.families().contains(model)) {
      throw new UserError(
          "--model: expected a model to search out of %s, found \"%s\"%s"
              .formatted(
                  String.join(", ", tuning.families()),
                  model,
                  model.equals("tags") ? "; tags are searched where there are any" : ""));
    }
    return tuning;
  }

  private void report(
      Home home, Tuning.Result result, Tuning.Options options, Map<String, String> facts) {
    out.println();
    out.println("best of each:");
    for (Tuning.Trial trial : result.bestOfStages()) {
      out.println(row(trial));
    }
    result.notes().forEach(out::println);
    Tuning.Trial best = result.best();
    facts.put("value", figure(best.value()));
    facts.put("fans-measured", Integer.toString(best.evaluation().fans()));
    facts.put("trials", Integer.toString(result.trials().size()));
    facts.put("cut-short", Boolean.toString(result.wasCutShort()));
    Path kept = new TunedModel(best.model(), facts).keep(home);
    out.println();
    out.println(
        "chosen, with %s %s on %,d fans: %s"
            .formatted(
                options.objective(), figure(best.value()), best.evaluation().fans(), best.model()));
    if (result.wasCutShort()) {
      out.println(
          "the budget of " + budget + " kept trials from being made; a larger one may find better");
    }
    out.println("kept in " + kept + "; bcr recommend uses it where recommend.model is auto");
  }

  private Tuning.Options options() {
    Objective objective;
    try {
      objective = Objective.parse(metric);
    } catch (IllegalArgumentException e) {
      throw new UserError("--metric: " + e.getMessage(), e);
    }
    if (fans < 1) {
      throw new UserError("--fans: expected a whole number of at least 1, found " + fans);
    }
    if (threads < 0) {
      throw new UserError("--threads: expected a whole number of at least 0, found " + threads);
    }
    if (train.isEmpty() && (!tags.isEmpty() || columns != null)) {
      throw new UserError(
          "--tags and --columns: expected with --train; the catalog has tags and columns of its own");
    }
    return new Tuning.Options(
        objective,
        threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
        seed,
        fans,
        budget(),
        Runtime.getRuntime().maxMemory());
  }

  private Duration budget() {
    Matcher matcher = BUDGET.matcher(budget.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new UserError(
          "--budget: expected a time such as 90s, 10m or 2h, found \"" + budget + "\"");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  private Snapshot snapshot(Home home) throws IOException {
    if (!train.isEmpty()) {
      return new HeldOut.FileSet(train, columns, tags).read(true, err::println);
    }
    float wishWeight = settings(home).get(RecommendSettings.WISH_WEIGHT).floatValue();
    try (Catalog catalog = catalog(home);
        CatalogSnapshot frozen = catalog.snapshot(wishWeight)) {
      return frozen.engine();
    }
  }

  private String source() {
    return train.isEmpty() ? "the catalog" : new HeldOut.FileSet(train, columns, tags).names();
  }

  private Map<String, String> facts(Snapshot snapshot, Tuning tuning) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("source", source());
    facts.put(
        "data",
        "%d fans, %d tralbums, %d preferences, %d tags"
            .formatted(
                snapshot.fans(),
                snapshot.tralbums(),
                snapshot.preferences().size(),
                snapshot.tags()));
    facts.put("validation", tuning.split());
    facts.put("objective", metric);
    facts.put("budget", budget);
    facts.put("seed", Long.toString(seed));
    facts.put("program", Version.read().toString());
    facts.put("chosen", Now.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    return facts;
  }

  private static String row(Tuning.Trial trial) {
    return row(
        trial.number() + (trial.best() ? " *" : "  "),
        trial.stage(),
        figure(trial.value()),
        Progress.duration(trial.seconds()),
        trial.model());
  }

  private static String row(String number, String stage, String value, String time, String model) {
    return "%6s %-20s %9s %9s  %s".formatted(number, stage, value, time, model);
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}

package com.bcrecommender.cli;

import com.bcrecommender.edition.Editions;
import com.bcrecommender.engine.list.ListCounts;
import com.bcrecommender.gate.Gate;
import com.bcrecommender.recommend.Recommend;
import com.bcrecommender.recommend.SparkSubmit;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.RecommendSettings;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.SparkSettings;
import com.bcrecommender.settings.Timings;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bcr recommend`: from the catalog to a verified edition, and the switch to it.
@CommandLine.Command(
    name = "recommend",
    description = "Learn from the catalog, make all lists, verify them, switch the site to them.")
final class RecommendCommand extends Command {
  @Option(
      names = "--model",
      paramLabel = "NAME[:P=V,…]",
      description = "The model, as bcr evaluate names it (setting recommend.model).")
  private @Nullable String model;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; 0 for all cores (setting recommend.threads).")
  private @Nullable Integer threads;

  @Option(
      names = "--on",
      paramLabel = "here|spark",
      description = "Where lists are made (setting recommend.on).")
  private @Nullable String on;

  @Option(
      names = "--force",
      description =
          "Switch to the edition even where it differs from the one before more than expected.")
  private boolean force;

  RecommendCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    flag(RecommendSettings.MODEL, model);
    flag(RecommendSettings.THREADS, threads);
    flag(RecommendSettings.ON, on);
    Home home = homeInAccord();
    Recommend.Result result = run(home, settings(home));
    return result.held().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /// Recommends and prints what came of it; for the demo too.
  Recommend.Result run(Home home, Settings settings) {
    Timings timings = new Timings();
    Recommend.Options options = options(settings, force);
    Recommend recommend =
        settings.get(RecommendSettings.ON).equals(RecommendSettings.SPARK)
            ? Recommend.onSpark(home, options, submit(settings), this::progress, timings)
            : Recommend.here(home, options, this::progress, timings);
    recommend.memory().ifPresent(memory -> err.println("memory: " + memory));
    Recommend.Result result = recommend.run();
    err.print(timings.table());
    print(home, result);
    return result;
  }

  private static SparkSubmit submit(Settings settings) {
    String set = settings.get(SparkSettings.HOME);
    String inherited = System.getenv("SPARK_HOME");
    Path root = Path.of(System.getProperty("bcr.root", "."));
    // Beside a package's program, or where a checkout's build leaves it.
    Path packaged = root.resolve("bcr-spark.jar");
    return new SparkSubmit(
        set.isEmpty() && inherited != null ? inherited : set,
        settings.get(SparkSettings.MASTER),
        settings.get(SparkSettings.WORK),
        settings.get(SparkSettings.MEMORY),
        settings.get(SparkSettings.OPTIONS),
        Files.exists(packaged) ? packaged : root.resolve("spark/target/bcr-spark.jar"));
  }

  static Recommend.Options options(Settings settings, boolean force) {
    Version version = Version.read();
    return new Recommend.Options(
        settings.get(RecommendSettings.MODEL),
        settings.get(RecommendSettings.WISH_WEIGHT).floatValue(),
        settings.get(RecommendSettings.FAN_LIST),
        settings.get(RecommendSettings.SIMILAR_LIST),
        settings.get(RecommendSettings.PER_ARTIST),
        Duration.ofDays(settings.get(RecommendSettings.UNCONFIRMED_DAYS)),
        settings.get(RecommendSettings.SCENES),
        settings.get(RecommendSettings.THREADS),
        settings.get(RecommendSettings.KEEP),
        force
            ? null
            : new Gate(
                settings.get(RecommendSettings.MAY_FALL),
                settings.get(RecommendSettings.MAY_CHANGE)),
        version.number(),
        version.commit());
  }

  private void print(Home home, Recommend.Result result) {
    if (!result.held().isEmpty()) {
      out.println("Made edition %s, and did not switch to it:".formatted(result.edition()));
      result.held().forEach(reason -> out.println("  " + reason));
      out.println(
          "see bcr edition diff %s %s; then bcr edition use %s, or bcr recommend --force"
              .formatted(result.before(), result.edition(), result.edition()));
    } else if (result.edition().equals(result.before())) {
      out.println("The catalog gives the edition that is current already: " + result.edition());
    } else {
      out.println("Switched to edition " + result.edition());
    }
    out.println(
        "%,d fans, %,d tralbums, %,d tags, %,d preferences; %,.0f MB in %s"
            .formatted(
                result.manifest().count("fans"),
                result.manifest().count("tralbums"),
                result.manifest().count("tags"),
                result.manifest().count("preferences"),
                Editions.in(home.editions()).bytes(result.edition()) / 1e6,
                home.editions().resolve(result.edition())));
    out.println("model: " + result.manifest().provenance().model());
    out.println(lists("lists for fans", result.fanLists()));
    out.println(lists("lists of similar tralbums", result.similarLists()));
    out.println(
        "%,d scenes; %,d fans with a similar taste"
            .formatted(
                result.manifest().count("scenes"), result.manifest().count("similarFanEntries")));
    if (!result.removed().isEmpty()) {
      out.println("removed older editions: " + String.join(", ", result.removed()));
    }
  }

  private static String lists(String what, ListCounts counts) {
    return String.format(
        Locale.ROOT,
        "%,d %s, %,d entries, %.1f %% of them filled in by tags; %,d lists shorter than asked for, %,d empty",
        counts.lists(),
        what,
        counts.entries(),
        100 * counts.shareFilled(),
        counts.shortLists(),
        counts.emptyLists());
  }
}

package com.bcrecommender.recommend;

import com.bcrecommender.catalog.EditionHistory;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Manifest;
import com.bcrecommender.edition.UnusableEdition;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.list.FanLists;
import com.bcrecommender.engine.list.ListCounts;
import com.bcrecommender.engine.list.ListRules;
import com.bcrecommender.engine.list.SimilarLists;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.gate.Gate;
import com.bcrecommender.gate.Glance;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.Timings;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.settings.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From the catalog to a verified, switched edition.
///
/// The same catalog, options and program give the same edition, byte for byte but for the time it
/// was made, with any number of threads, and wherever it is made.
public final class Recommend {
  private final Home home;
  private final Options options;
  private final Timings timings;
  private final Making making;

  /// @param model the setting recommend.model: name and parameters, as
  ///   [com.bcrecommender.engine.model.Models#learn] takes them, or auto
  /// @param fanList entries of a fan's list, at most 100
  /// @param similarList entries of a list of similar tralbums, at most 50
  /// @param perArtist the most entries of one artist in a list, 0 for no limit
  /// @param unconfirmedAfter what nothing has confirmed for so long is ranked lower; zero for never
  /// @param scenes the most scenes
  /// @param threads 0 for all cores
  /// @param keep how many editions stay on the disk
  /// @param program the program's version
  /// @param commit the commit it was built from
  public record Options(
      String model,
      float wishWeight,
      int fanList,
      int similarList,
      int perArtist,
      Duration unconfirmedAfter,
      int scenes,
      int threads,
      int keep,
      @Nullable Gate gate,
      String program,
      String commit) {

    /// What lists of a snapshot share, as these options have it.
    public ListRules listRules(Snapshot snapshot) {
      return new ListRules(snapshot, true, perArtist);
    }

    /// The lists of fans, as these options have them.
    public FanLists fanLists(Model model, ListRules rules) {
      return new FanLists(model, rules).length(fanList).threads(threadsToUse());
    }

    /// The lists of similar tralbums, as these options have them.
    public SimilarLists similarLists(Model model, ListRules rules) {
      return new SimilarLists(model, rules).length(similarList).threads(threadsToUse());
    }

    int threadsToUse() {
      return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
  }

  /// What a run made.
  ///
  /// @param edition the name of the current edition now
  /// @param before the name of the one before, or null where this is the first
  /// @param held why the edition was made and not switched to; empty where it is current now
  /// @param removed names of editions that were older than those kept
  public record Result(
      String edition,
      @Nullable String before,
      Manifest manifest,
      ListCounts fanLists,
      ListCounts similarLists,
      List<String> held,
      List<String> removed) {}

  /// Makes the edition on this machine.
  public static Recommend here(Home home, Options options, Watch watch, Timings timings) {
    return new Recommend(home, options, timings, new Here(home, options, watch, timings));
  }

  /// Has the edition made by Spark.
  public static Recommend onSpark(
      Home home, Options options, SparkSubmit submit, Watch watch, Timings timings) {
    return new Recommend(
        home, options, timings, new OnSpark(home, options, submit, watch, timings));
  }

  private Recommend(Home home, Options options, Timings timings, Making making) {
    this.home = home;
    this.options = options;
    this.timings = timings;
    this.making = making;
  }

  /// What memory the run will need, from counts alone; empty where it is another machine's.
  ///
  /// @throws UserError where it does not fit into what the JVM may take, or the model is not known
  public Optional<Memory> memory() {
    return making.memory();
  }

  /// Runs all of it.
  ///
  /// @throws UserError where there is nothing to learn from, the model is not known, or another run
  ///   is writing
  public Result run() {
    Editions editions = Editions.in(home.editions());
    try (ProcessLock running = home.lock("recommend")) {
      assert running.held();
      Optional<String> before = editions.current();
      Making.Outcome outcome = making.make(editions);
      EditionMaker.Made made = outcome.made();
      String name = made.edition();
      List<String> held = timings.time("gate", () -> held(editions, before.orElse(name), name));
      List<String> removed = List.of();
      if (held.isEmpty()) {
        editions.switchTo(name);
        removed = editions.keep(options.keep(), Now.instant());
      }
      Manifest manifest = Manifest.read(editions.folder(name));
      new EditionHistory(home.catalog()).add(history(manifest, held.isEmpty(), outcome));
      return new Result(
          name, before.orElse(null), manifest, made.fanLists(), made.similarLists(), held, removed);
    }
  }

  static UserError nothing(Home home) {
    return new UserError(
        "expected preferences in %s, found none; bring some in with bcr import, or try bcr demo"
            .formatted(home.catalog()));
  }

  private static EditionHistory.Made history(
      Manifest manifest, boolean shown, Making.Outcome outcome) {
    return new EditionHistory.Made(
        manifest.name(),
        Now.instant(),
        shown,
        manifest.provenance().model(),
        manifest.count("fans"),
        manifest.count("tralbums"),
        manifest.count("preferences"),
        outcome.made().tagged(),
        manifest.count("fanListEntries"),
        manifest.count("filledEntries"),
        outcome.choice().accuracy());
  }

  private List<String> held(Editions editions, String before, String name) {
    Gate gate = options.gate();
    if (gate == null || before.equals(name)) {
      return List.of();
    }
    Edition old;
    try {
      old = Edition.open(editions.folder(before));
    } catch (UnusableEdition nothingToLose) {
      return List.of();
    }
    try (old;
        Edition now = Edition.open(editions.folder(name))) {
      return gate.check(Glance.of(old, now));
    }
  }
}

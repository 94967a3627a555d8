package com.bcrecommender.recommend;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.catalog.EditionHistory;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.EditionWriter;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.ListRecord;
import com.bcrecommender.edition.Manifest;
import com.bcrecommender.edition.Provenance;
import com.bcrecommender.edition.Sizes;
import com.bcrecommender.edition.UnusableEdition;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotSizes;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.explore.Scenes;
import com.bcrecommender.engine.explore.SimilarFans;
import com.bcrecommender.engine.explore.SimilarityGraph;
import com.bcrecommender.engine.list.FanLists;
import com.bcrecommender.engine.list.ListCounts;
import com.bcrecommender.engine.list.SimilarLists;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.gate.Gate;
import com.bcrecommender.gate.Glance;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Timings;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.settings.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// From the catalog to a verified, switched edition.
///
/// The same catalog, options and program give the same edition, byte for byte but for the time it
/// was made, with any number of threads. Memory: the snapshot, the model, and what [EditionWriter]
/// says; lists are streamed.
public final class Recommend {
  private final Home home;
  private final Options options;
  private final Watch watch;
  private final Timings timings;
  private @Nullable Memory memory;

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

  public Recommend(Home home, Options options, Watch watch, Timings timings) {
    this.home = home;
    this.options = options;
    this.watch = watch;
    this.timings = timings;
  }

  /// What memory the run will need, from counts alone.
  ///
  /// @throws UserError where it does not fit into what the JVM may take, or the model is not known
  public Memory memory() {
    try (Catalog catalog = Catalog.open(home.catalog())) {
      return planned(catalog);
    }
  }

  /// Counts once, however often it is asked.
  private Memory planned(Catalog catalog) {
    Memory known = memory;
    if (known == null) {
      known = plan(catalog.sizes());
      memory = known;
    }
    return known;
  }

  private Memory plan(SnapshotSizes sizes) {
    int preferences = (int) Math.min(Integer.MAX_VALUE, sizes.preferences());
    ModelChoice choice = ModelChoice.of(home, options.model(), preferences);
    // Learning from nothing takes no time, and finds a wrong name or parameter before any work.
    choice.learn(Snapshot.builder().build(), 1);
    int longest = Math.max(options.fanList(), options.similarList());
    int threads = options.threadsToUse();
    long allowed = Runtime.getRuntime().maxMemory();
    Memory planned = Memory.plan(sizes, choice.spec(), threads, longest, allowed);
    planned.check(Memory.plan(sizes, Memory.lean(), threads, longest, allowed));
    return planned;
  }

  /// Runs all of it.
  ///
  /// @throws UserError where there is nothing to learn from, the model is not known, or another run
  ///   is writing
  public Result run() {
    Editions editions = Editions.in(home.editions());
    try (ProcessLock running = home.lock("recommend");
        Catalog catalog = Catalog.open(home.catalog());
        CatalogSnapshot frozen = timings.time("snapshot", () -> begin(catalog))) {
      assert running.held();
      Snapshot snapshot = frozen.engine();
      if (snapshot.preferences().size() == 0) {
        throw new UserError(
            "expected preferences in %s, found none; bring some in with bcr import, or try bcr demo"
                .formatted(home.catalog()));
      }
      ModelChoice choice = ModelChoice.of(home, options.model(), snapshot.preferences().size());
      Optional<String> before = editions.current();
      String name;
      Lists lists;
      try (EditionWriter writer =
          EditionWriter.begin(
              editions, new Sizes(frozen.fans(), frozen.tralbums(), frozen.tags().size()))) {
        lists = makeLists(choice, frozen, writer);
        timings.run("owners", () -> Records.owners(snapshot, writer));
        timings.run("scenes", () -> scenes(frozen, lists.graph(), writer));
        timings.run("similar fans", () -> similarFans(snapshot, writer));
        name =
            timings.time(
                "edition",
                () ->
                    writer.finish(
                        new Provenance(
                            Now.instant(),
                            newest(snapshot),
                            options.program(),
                            options.commit(),
                            lists.model(),
                            frozen.sourceKinds(),
                            settings(choice))));
      }
      List<String> held = timings.time("gate", () -> held(editions, before.orElse(name), name));
      List<String> removed = List.of();
      if (held.isEmpty()) {
        editions.switchTo(name);
        removed = editions.keep(options.keep(), Now.instant());
      }
      Manifest manifest = Manifest.read(editions.folder(name));
      new EditionHistory(home.catalog())
          .add(made(manifest, held.isEmpty(), choice, tagged(snapshot)));
      return new Result(
          name, before.orElse(null), manifest, lists.fans(), lists.similar(), held, removed);
    }
  }

  private static EditionHistory.Made made(
      Manifest manifest, boolean shown, ModelChoice choice, long tagged) {
    return new EditionHistory.Made(
        manifest.name(),
        Now.instant(),
        shown,
        manifest.provenance().model(),
        manifest.count("fans"),
        manifest.count("tralbums"),
        manifest.count("preferences"),
        tagged,
        manifest.count("fanListEntries"),
        manifest.count("filledEntries"),
        choice.accuracy());
  }

  private static long tagged(Snapshot snapshot) {
    SparseRows tags = snapshot.tralbumTags();
    long tagged = 0;
    for (int tralbum = 0; tralbum < tags.rows(); tralbum++) {
      tagged += tags.size(tralbum) > 0 ? 1 : 0;
    }
    return tagged;
  }

  /// What remains of the model: it takes most of the memory, which scenes and packing need next.
  private record Lists(String model, ListCounts fans, ListCounts similar, SimilarityGraph graph) {}

  private Lists makeLists(ModelChoice choice, CatalogSnapshot frozen, EditionWriter writer) {
    Snapshot snapshot = frozen.engine();
    Model model = timings.time("model", () -> learnWatched(choice, snapshot));
    timings.run("records", () -> new Records(frozen, writer, watch).write());
    ListCounts fans = timings.time("fan lists", () -> fanLists(model, snapshot, writer));
    SimilarityGraph graph = new SimilarityGraph(snapshot.tralbums());
    ListCounts similar =
        timings.time("similar lists", () -> similarLists(model, snapshot, graph, writer));
    return new Lists(model.spec(), fans, similar, graph);
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

  private CatalogSnapshot begin(Catalog catalog) {
    planned(catalog);
    try (Progress progress = watch.begin("snapshot", "preferences", 0)) {
      CatalogSnapshot frozen =
          catalog.liveSnapshot(options.wishWeight(), options.unconfirmedAfter());
      progress.update(frozen.engine().preferences().size());
      return frozen;
    }
  }

  private Map<String, String> settings(ModelChoice choice) {
    Map<String, String> settings = new TreeMap<>(choice.facts());
    settings.put("wish-weight", Float.toString(options.wishWeight()));
    return settings;
  }

  private Model learnWatched(ModelChoice choice, Snapshot snapshot) {
    int preferences = snapshot.preferences().size();
    try (Progress progress = watch.begin("model", "preferences", preferences)) {
      Model model = choice.learn(snapshot, options.threadsToUse());
      progress.update(preferences);
      return model;
    }
  }

  private ListCounts fanLists(Model model, Snapshot snapshot, EditionWriter writer) {
    try (Progress progress = watch.begin("fan lists", "fans", snapshot.fans())) {
      ListRecord record = new ListRecord();
      return new FanLists(model, snapshot)
          .length(options.fanList())
          .perArtist(options.perArtist())
          .threads(options.threadsToUse())
          .forEach((fan, list) -> {
            record.copy(list);
            writer.fanList(fan, record);
            progress.update(fan + 1L);
          });
    }
  }

  private ListCounts similarLists(
      Model model, Snapshot snapshot, SimilarityGraph graph, EditionWriter writer) {
    try (Progress progress = watch.begin("similar", "tralbums", snapshot.tralbums())) {
      ListRecord record = new ListRecord();
      return new SimilarLists(model, snapshot)
          .length(options.similarList())
          .perArtist(options.perArtist())
          .threads(options.threadsToUse())
          .forEach((tralbum, list) -> {
            record.copy(list);
            writer.similarList(tralbum, record);
            graph.list(tralbum, list);
            progress.update(tralbum + 1L);
          });
    }
  }

  private void scenes(CatalogSnapshot frozen, SimilarityGraph graph, EditionWriter writer) {
    Snapshot snapshot = frozen.engine();
    try (Progress progress = watch.begin("scenes", "tralbums", snapshot.tralbums())) {
      List<String> tags = frozen.tags();
      Scenes scenes =
          Scenes.find(
              snapshot,
              graph,
              options.scenes(),
              (one, other) -> SceneRecords.alike(tags.get(one), tags.get(other)));
      int[] sceneOf = new int[snapshot.tralbums()];
      Arrays.setAll(sceneOf, scenes::sceneOf);
      writer.scenes(new SceneRecords(tags, frozen::artist).of(scenes), sceneOf);
      progress.update(snapshot.tralbums());
    }
  }

  private void similarFans(Snapshot snapshot, EditionWriter writer) {
    try (Progress progress = watch.begin("similar fans", "fans", snapshot.fans())) {
      new SimilarFans(snapshot, SimilarFans.LENGTH)
          .forEach(
              options.threadsToUse(),
              (fan, similar, common) -> {
                writer.similarFans(fan, similar, common);
                progress.update(fan + 1L);
              });
    }
  }

  /// The newest time of a preference: how old the data are.
  private static @Nullable Instant newest(Snapshot snapshot) {
    long newest = Snapshot.UNKNOWN_TIME;
    for (int p = 0; snapshot.hasTimes() && p < snapshot.preferences().size(); p++) {
      newest = Math.max(newest, snapshot.time(p));
    }
    return newest == Snapshot.UNKNOWN_TIME ? null : Instant.ofEpochSecond(newest);
  }
}

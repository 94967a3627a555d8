package com.bcrecommender.recommend;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotSizes;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Timings;
import com.bcrecommender.settings.Watch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the edition on this machine: snapshot, model, lists. Memory: the snapshot, the model, and
/// what [EditionMaker] says.
final class Here implements Making {
  private final Home home;
  private final Recommend.Options options;
  private final Watch watch;
  private final Timings timings;
  private @Nullable Memory memory;

  Here(Home home, Recommend.Options options, Watch watch, Timings timings) {
    this.home = home;
    this.options = options;
    this.watch = watch;
    this.timings = timings;
  }

  @Override
  public Optional<Memory> memory() {
    try (Catalog catalog = Catalog.open(home.catalog())) {
      return Optional.of(planned(catalog));
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
    ModelChoice choice = ModelChoice.checked(home, options.model(), sizes);
    int longest = Math.max(options.fanList(), options.similarList());
    int threads = options.threadsToUse();
    long allowed = Runtime.getRuntime().maxMemory();
    Memory planned = Memory.plan(sizes, choice.spec(), threads, longest, allowed);
    planned.check(Memory.plan(sizes, Memory.lean(), threads, longest, allowed));
    return planned;
  }

  @Override
  public Outcome make(Editions editions) {
    try (Catalog catalog = Catalog.open(home.catalog());
        CatalogSnapshot frozen = timings.time("snapshot", () -> begin(catalog))) {
      Snapshot snapshot = frozen.engine();
      if (snapshot.preferences().size() == 0) {
        throw Recommend.nothing(home);
      }
      ModelChoice choice = ModelChoice.of(home, options.model(), snapshot.preferences().size());
      // In no variable: the model goes when the lists are made.
      LearnedLists lists =
          timings.time("model", () -> new LearnedLists(snapshot, learn(choice, snapshot), options));
      EditionMaker maker = new EditionMaker(frozen, options, watch, timings);
      return new Outcome(maker.make(editions, lists, choice.facts()), choice);
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

  private Model learn(ModelChoice choice, Snapshot snapshot) {
    int preferences = snapshot.preferences().size();
    try (Progress progress = watch.begin("model", "preferences", preferences)) {
      Model model = choice.learn(snapshot, options.threadsToUse());
      progress.update(preferences);
      return model;
    }
  }
}

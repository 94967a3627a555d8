package com.bcrecommender.spark;

import static com.bcrecommender.settings.SilentWatch.NOBODY;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.recommend.DemoWorld;
import com.bcrecommender.recommend.Recommend;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Timings;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A home with a catalog some times the demo's, whose models are several blocks, and what is made
/// of it here and on Spark.
record DemoHome(Path folder) {
  private static final World WORLD = World.make(new WorldOptions(5, 300, 2400, false));

  static DemoHome in(Path folder) throws IOException {
    DemoHome demo = new DemoHome(folder);
    DemoWorld.fill(demo.home(), WORLD, 0);
    return demo;
  }

  Home home() {
    return new Home(folder.resolve("home"));
  }

  static Recommend.Options options(String model) {
    return new Recommend.Options(
        model, 0.5f, 100, 50, 3, Duration.ofDays(365), 300, 2, 2, null, "test", "none");
  }

  /// The edition that `bcr recommend` makes itself.
  String here(String model) {
    return Recommend.here(home(), options(model), NOBODY, new Timings()).run().edition();
  }

  /// A copy of the catalog.
  String catalog() throws IOException {
    Path copy = folder.resolve("copy.sqlite");
    if (!Files.exists(copy)) {
      try (Catalog catalog = Catalog.open(home().catalog())) {
        catalog.copyTo(copy);
      }
    }
    return "catalog=" + copy;
  }

  /// What a run on Spark is asked for.
  String[] order(String source, String work, String model) {
    return new String[] {
      source,
      "work=" + work,
      "into=" + folder.resolve("into"),
      "recommend.model=" + model,
      "program=test",
      "commit=none"
    };
  }

  /// The edition that a run on Spark handed over, verified.
  String handedOver() {
    return Editions.in(folder.resolve("taken"))
        .adopt(folder.resolve("into").resolve(WriteEdition.EDITION));
  }
}

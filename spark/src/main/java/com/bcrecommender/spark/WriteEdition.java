package com.bcrecommender.spark;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.recommend.EditionMaker;
import com.bcrecommender.recommend.Lists;
import com.bcrecommender.recommend.MadeFile;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Timings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The last step, one task: writes the edition on its machine by the code of `bcr recommend`, with
/// scenes, ids of the edition and search index, verifies it there, and copies it to the work
/// folder. Memory is what [EditionMaker] says; disk, twice the edition.
record WriteEdition(Order order, WorkFolder work, Plan plan) implements Step {
  /// The folder with the edition's files.
  static final String EDITION = "edition";

  private static final long serialVersionUID = 1;

  @Override
  public void run(int number) throws IOException {
    Shared.forget();
    Path folder = Files.createTempDirectory("bcr-edition-");
    try {
      Path file = folder.resolve(Prepare.CATALOG);
      work.fetch(Prepare.CATALOG, file);
      Editions editions = Editions.in(folder.resolve("editions"));
      EditionMaker.Made made = make(file, editions);
      WorkFolder edition = work.child(EDITION);
      for (Path each : files(editions.folder(made.edition()))) {
        edition.put(each, String.valueOf(each.getFileName()));
      }
      work.write(MadeFile.NAME, out -> out.write(MadeFile.bytes(made)));
    } finally {
      Home.delete(folder);
    }
  }

  private EditionMaker.Made make(Path file, Editions editions) {
    try (Catalog catalog = Catalog.open(file);
        CatalogSnapshot frozen =
            catalog.liveSnapshot(order.wishWeight(), order.unconfirmedAfter())) {
      // Learned from nothing, a model spells its defaults out.
      String model = Models.learn(order.model(), Snapshot.builder().build(), 1).spec();
      Lists lists = new MadeLists(order, work, plan, model);
      return new EditionMaker(frozen, order.options(), WriteEdition::progress, new Timings())
          .make(editions, lists, order.facts());
    }
  }

  /// In the executor's log.
  private static Progress progress(String stage, String unit, long total) {
    return new Progress(System.err, false, stage, unit, total);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}

package com.bcrecommender.spark;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CatalogSnapshot;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotPieces;
import com.bcrecommender.export.ExportImport;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.UserError;
import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The first step, one task: from a catalog, or from an export of one, to the snapshot under dense
/// ids that all later tasks read, what the catalog says of each fan and tralbum ([CatalogRecords]),
/// and the plan of their work. Memory and time are those of `bcr recommend`'s snapshot, after those
/// of `bcr import export` where it begins with an export.
///
/// @param unloaded whether the export's rows are in [#rows], as its Parquet files had them
/// @param leastTasks tasks that later steps should have
/// @param tasksAtATime how many an executor runs
record Prepare(Order order, WorkFolder work, boolean unloaded, int leastTasks, int tasksAtATime)
    implements Step {
  /// The catalog in the work folder.
  static final String CATALOG = "catalog.sqlite";

  /// The plan, written last.
  static final String PLAN = "plan";

  /// What files of an export without compression may end in that `zstd` has packed.
  private static final String ZSTANDARD = ".zst";

  private static final long serialVersionUID = 1;

  @Override
  public void run(int number) throws IOException {
    Path folder = Files.createTempDirectory("bcr-prepare-");
    try {
      Path file = folder.resolve(CATALOG);
      String export = order.export();
      if (export != null && !work.has(CATALOG)) {
        store(export, folder, file);
      } else {
        work.fetch(CATALOG, file);
      }
      freeze(file);
    } finally {
      Home.delete(folder);
    }
  }

  private void store(String export, Path folder, Path file) throws IOException {
    Path filled = folder.resolve("filled.sqlite");
    try (Catalog catalog = Catalog.open(filled)) {
      if (unloaded) {
        ExportImport.store(catalog, rows(work, export)::of);
      } else {
        ExportImport.store(catalog, copy(work.at(export), folder), (done, total) -> {});
      }
      // Not the file itself: a part of it is in SQLite's log still.
      catalog.copyTo(file);
    }
    work.put(file, CATALOG);
  }

  /// What Parquet files become on their way into a catalog.
  static RowParts rows(WorkFolder work, String export) {
    return new RowParts(work.child("rows"), work.at(export).toString());
  }

  private static Path copy(WorkFolder export, Path folder) throws IOException {
    Path copy = Files.createDirectory(folder.resolve("export"));
    for (String name : export.names()) {
      if (name.endsWith(ZSTANDARD)) {
        unpack(export, name, copy);
      } else if (!name.endsWith(ParquetTables.ENDING)) {
        export.fetch(name, copy.resolve(name));
      }
    }
    return copy;
  }

  /// Spark brings the library.
  private static void unpack(WorkFolder export, String name, Path into) throws IOException {
    try (InputStream in = new ZstdInputStream(export.open(name))) {
      Files.copy(in, into.resolve(name.substring(0, name.length() - ZSTANDARD.length())));
    }
  }

  private void freeze(Path file) throws IOException {
    try (Catalog catalog = Catalog.open(file)) {
      ExecutorMemory.plan(catalog.sizes(), order)
          .check(tasksAtATime, Runtime.getRuntime().maxMemory());
      freeze(catalog);
    }
  }

  private void freeze(Catalog catalog) throws IOException {
    try (CatalogSnapshot frozen =
        catalog.liveSnapshot(order.wishWeight(), order.unconfirmedAfter())) {
      Snapshot snapshot = frozen.engine();
      if (snapshot.preferences().size() == 0) {
        throw new UserError("expected preferences in the catalog, found none");
      }
      SnapshotPieces.Head head = SnapshotPieces.Head.of(snapshot);
      work.write(Shared.HEAD, head::write);
      work.write(Shared.FANS, out -> SnapshotPieces.writeFans(snapshot, head, 0, head.fans(), out));
      work.write(
          Shared.TRALBUMS,
          out -> SnapshotPieces.writeTralbums(snapshot, head, 0, head.tralbums(), out));
      Plan plan = Plan.of(snapshot, leastTasks);
      CatalogRecords.write(frozen, work, plan);
      work.write(PLAN, plan::write);
    }
  }
}

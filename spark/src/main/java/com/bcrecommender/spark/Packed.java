package com.bcrecommender.spark;

import com.bcrecommender.edition.Layout;
import com.bcrecommender.edition.PartTables;
import com.bcrecommender.edition.SearchParts;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What all tasks of an executor share that pack the edition: its layout, and the tables that were
/// packed before, those of one step at a time. For several threads.
final class Packed {
  private static final PerRun<Packed> NEWEST = new PerRun<>(Packed::close);

  private final Layout layout;
  private @Nullable SearchParts search;
  private @Nullable PartTables tables;
  private PackStep last = PackStep.LAYOUT;

  private Packed(Layout layout) {
    this.layout = layout;
  }

  private static Packed of(WorkFolder work) throws IOException {
    return NEWEST.of(
        work,
        () -> {
          try (DataInputStream in = work.open(LayOut.FILE)) {
            return new Packed(Layout.read(in));
          }
        });
  }

  static Layout layout(WorkFolder work) throws IOException {
    return of(work).layout;
  }

  /// The tables that a step and those before it have packed.
  static PartTables tables(WorkFolder work, Plan plan, PackStep step) throws IOException {
    return of(work).read(work, plan, step);
  }

  /// What packs the search.
  static SearchParts search(WorkFolder work, Plan plan) throws IOException {
    return of(work).search(PackStep.store(work), PackStep.SEARCH.tasks(plan));
  }

  private synchronized SearchParts search(WorkFolder store, int tasks) {
    SearchParts known = search;
    if (known == null) {
      known = new SearchParts(store, tasks);
      search = known;
    }
    return known;
  }

  /// Lets go of them: nothing that comes needs them.
  static void forget() {
    NEWEST.forget();
  }

  private synchronized PartTables read(WorkFolder folder, Plan plan, PackStep step)
      throws IOException {
    PartTables known = tables;
    if (known == null || last != step) {
      close();
      Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
      known = new PartTables(step.packed(folder, plan), PackStep.store(folder), scratch);
      tables = known;
      last = step;
    }
    return known;
  }

  private synchronized void close() {
    PartTables known = tables;
    tables = null;
    if (known != null) {
      known.close();
    }
  }
}

package com.bcrecommender.spark;

import com.bcrecommender.edition.Layout;
import com.bcrecommender.edition.PartTables;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What all tasks of an executor share that pack the edition: its layout, and the tables that were
/// packed before. An executor keeps those of one run and step at a time. For several threads.
final class Packed {
  private static @Nullable Packed newest;

  private final String work;
  private final Layout layout;
  private @Nullable PartTables tables;
  private PackStep last = PackStep.LAYOUT;

  private Packed(String work, Layout layout) {
    this.work = work;
    this.layout = layout;
  }

  private static synchronized Packed of(WorkFolder work) throws IOException {
    Packed packed = newest;
    if (packed == null || !packed.work.equals(work.toString())) {
      newest = null;
      if (packed != null) {
        packed.close();
      }
      try (DataInputStream in = work.open(LayOut.FILE)) {
        packed = new Packed(work.toString(), Layout.read(in));
      }
      newest = packed;
    }
    return packed;
  }

  static Layout layout(WorkFolder work) throws IOException {
    return of(work).layout;
  }

  /// The tables that a step and those before it have packed.
  static PartTables tables(WorkFolder work, Plan plan, PackStep step) throws IOException {
    return of(work).read(work, plan, step);
  }

  /// Lets go of them: nothing that comes needs them.
  static synchronized void forget() {
    Packed packed = newest;
    newest = null;
    if (packed != null) {
      packed.close();
    }
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

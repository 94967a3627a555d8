package com.bcrecommender.spark;

import com.bcrecommender.edition.PartTables;
import java.io.IOException;

/// Packs what follows from the tables of fans, tralbums, tags and scenes: pages, piece by piece,
/// and by a task each the key indexes and the artists.
record PackLater(WorkFolder work, Plan plan) implements Step {
  private static final long serialVersionUID = 1;

  @Override
  public void run(int number) throws IOException {
    // No task that comes needs the snapshot.
    Shared.forget();
    PartTables tables = Packed.tables(work, plan, PackStep.TRALBUMS);
    PackStep.LATER.pack(
        work,
        number,
        Packed.layout(work),
        (parts, _) -> parts.later(number, tables, plan.groups(), plan.parts()));
  }
}

package com.bcrecommender.spark;

import com.bcrecommender.edition.EditionParts;
import com.bcrecommender.edition.PackedPart;
import java.io.IOException;

/// Puts the pieces of the tables together, a pack a task; each shard is compared with its hash.
/// Memory: a shard.
record WriteEdition(WorkFolder work, Plan plan) implements Step {
  /// The folder with the edition's files.
  static final String EDITION = "edition";

  private static final long serialVersionUID = 1;

  static int tasks() {
    return EditionParts.packs().size();
  }

  static String name(int number) {
    return EditionParts.packs().get(number);
  }

  @Override
  public void run(int number) throws IOException {
    PackedPart packed = PackStep.INDEX.packed(work, plan);
    WorkFolder store = PackStep.store(work);
    work.child(EDITION).write(name(number), out -> EditionParts.pack(number, packed, store, out));
  }
}

package com.bcrecommender.spark;

import com.bcrecommender.edition.StoredEdition;
import java.io.IOException;
import java.nio.file.Path;

/// The edition that all tasks of an executor verify: what its tasks ask for in common is fetched
/// once. For several threads.
final class SharedEdition {
  private static final PerRun<StoredEdition> NEWEST = new PerRun<>(StoredEdition::close);

  private SharedEdition() {}

  static StoredEdition of(WorkFolder work) throws IOException {
    return NEWEST.of(work, () -> open(work));
  }

  private static StoredEdition open(WorkFolder work) throws IOException {
    // What is verified is whole: no task that comes packs anything.
    Packed.forget();
    Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
    return StoredEdition.open(work.child(WriteEdition.EDITION), scratch);
  }

  /// Lets go of it.
  static void forget() {
    NEWEST.forget();
  }
}

package com.bcrecommender.spark;

import com.bcrecommender.edition.StoredEdition;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The edition that all tasks of an executor verify: what its tasks ask for in common is fetched
/// once. An executor keeps that of one run at a time. For several threads.
final class SharedEdition {
  private static @Nullable SharedEdition newest;

  private final String work;
  private final StoredEdition edition;

  private SharedEdition(String work, StoredEdition edition) {
    this.work = work;
    this.edition = edition;
  }

  static synchronized StoredEdition of(WorkFolder work) throws IOException {
    SharedEdition known = newest;
    if (known == null || !known.work.equals(work.toString())) {
      forget();
      // What is verified is whole: no task that comes packs anything.
      Packed.forget();
      Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
      known =
          new SharedEdition(
              work.toString(), StoredEdition.open(work.child(WriteEdition.EDITION), scratch));
      newest = known;
    }
    return known.edition;
  }

  /// Lets go of it.
  static synchronized void forget() {
    SharedEdition known = newest;
    newest = null;
    if (known != null) {
      known.edition.close();
    }
  }
}

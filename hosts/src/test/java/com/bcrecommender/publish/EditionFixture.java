package com.bcrecommender.publish;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import java.nio.file.Path;

/// Small editions for tests outside this package.
public final class EditionFixture {
  private EditionFixture() {}

  /// Makes the edition of a seed, and switches to it.
  ///
  /// @param folder of editions
  /// @return its name
  public static String make(Path folder, long seed) {
    try (Edition edition = SmallEdition.make(folder, seed)) {
      Editions.in(folder).switchTo(edition.manifest().name());
      return edition.manifest().name();
    }
  }
}

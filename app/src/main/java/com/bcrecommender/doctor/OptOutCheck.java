package com.bcrecommender.doctor;

import com.bcrecommender.catalog.CatalogInspection;
import com.bcrecommender.edition.OptOutFile;
import com.bcrecommender.edition.UnusableEdition;
import com.bcrecommender.optout.OptOuts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whoever opted out is kept out of what is shown: the opt-outs beside the editions hold those of
/// the catalog.
final class OptOutCheck implements Check {
  @Override
  public String name() {
    return "opt-outs";
  }

  @Override
  public List<Finding> look(Examination examination) {
    Path editions = examination.home().editions();
    OptOuts beside;
    try {
      beside = OptOutFile.read(editions);
    } catch (UnusableEdition e) {
      return List.of(
          Finding.wrong(
              name(),
              "those beside the editions in %s cannot be read; no page is shown"
                  .formatted(editions),
              "delete %s and run bcr status, which makes it anew from the catalog"
                  .formatted(editions.resolve("opt-outs.txt"))));
    }
    Path file = examination.home().catalog();
    if (!Files.exists(file) || !isCurrent(file)) {
      return List.of();
    }
    OptOuts catalog = new CatalogInspection(file).optOuts();
    if (Files.isDirectory(editions) && !beside.haveAll(catalog)) {
      return List.of(
          Finding.wrong(
              name(),
              "of %,d in the catalog some are not beside the editions: who asked not to be shown may be"
                  .formatted(catalog.size()),
              "run bcr status, which puts them there"));
    }
    return List.of(Finding.ok(name(), "%,d, and the editions have them".formatted(catalog.size())));
  }

  /// Of another the catalog's own check tells.
  static boolean isCurrent(Path file) {
    try {
      return new CatalogInspection(file).version() == CatalogInspection.known();
    } catch (RuntimeException damaged) {
      return false;
    }
  }
}

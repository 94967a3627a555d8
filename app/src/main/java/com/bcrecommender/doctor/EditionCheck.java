package com.bcrecommender.doctor;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.EditionVerifier;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Manifest;
import com.bcrecommender.edition.UnusableEdition;
import com.bcrecommender.edition.Verification;
import com.bcrecommender.settings.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The current edition is there, opens, and is not old; every byte of it, where that is asked for.
final class EditionCheck implements Check {
  private static final Duration OLD = Duration.ofDays(30);
  private static final String AGAIN =
      "go back with bcr edition use previous, or make it again with bcr recommend";

  @Override
  public String name() {
    return "edition";
  }

  @Override
  public List<Finding> look(Examination examination) {
    Editions editions = Editions.in(examination.home().editions());
    try {
      Optional<String> current = editions.current();
      if (current.isEmpty()) {
        return List.of(Finding.warn(name(), "none yet", "make one with bcr recommend"));
      }
      Path folder = editions.folder(current.get());
      if (!Files.isDirectory(folder)) {
        return List.of(
            Finding.wrong(name(), "the current one, %s, is not there".formatted(folder), AGAIN));
      }
      Manifest manifest;
      try (Edition edition = Edition.open(folder)) {
        manifest = edition.manifest();
      }
      Finding byAge = byAge(manifest, examination);
      return examination.deep() ? List.of(byAge, verified(manifest, folder)) : List.of(byAge);
    } catch (UnusableEdition e) {
      return List.of(Finding.wrongAsTold(name(), String.valueOf(e.getMessage()), AGAIN));
    }
  }

  private Finding verified(Manifest manifest, Path folder) {
    Verification verification = EditionVerifier.verify(folder);
    return verification.isGood()
        ? Finding.ok(name(), manifest.name() + ", every byte of it is as it was written")
        : Finding.wrong(name(), verification.failures().getFirst(), AGAIN);
  }

  private Finding byAge(Manifest manifest, Examination examination) {
    Duration age = Duration.between(manifest.provenance().made(), examination.now());
    String made = "%s, made %s ago".formatted(manifest.name(), Progress.duration(age));
    return age.compareTo(OLD) > 0
        ? Finding.warn(
            name(), made, "make a new one with bcr recommend; bcr worker does so by itself")
        : Finding.ok(name(), made);
  }
}

package com.bcrecommender.edition;

import com.bcrecommender.edition.UnusableEdition.Reason;
import java.util.List;
import java.util.Map;

/// What reading an edition back has shown.
///
/// @param counts what was counted, by the names that the manifest uses
/// @param failures one line each; no more than the first hundred
public record Verification(Map<String, Long> counts, List<String> failures) {
  /// Whether there are no failures.
  public boolean isGood() {
    return failures.isEmpty();
  }

  /// @throws UnusableEdition with the first failure, if there is one
  public void orThrow() {
    if (!isGood()) {
      throw new UnusableEdition(
          Reason.CORRUPT,
          "%s (%d failures in all)".formatted(failures.getFirst(), failures.size()));
    }
  }
}

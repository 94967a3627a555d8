package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// How an edition is verified: as one, or by shares, as tasks on several machines do. Shares find
/// what one finds.
enum Verifying {
  AS_ONE(0),
  BY_ONE_SHARE(1),
  BY_TWO(2),
  BY_THREE(3),
  BY_MANY(11);

  private static final int MOST_FAILURES = 100;

  private final int shares;

  Verifying(int shares) {
    this.shares = shares;
  }

  /// All failures, of whichever share, and of all together.
  Set<String> failures(Path edition) {
    List<String> asOne = EditionVerifier.verify(edition).failures();
    if (this == AS_ONE) {
      return new LinkedHashSet<>(asOne);
    }
    Set<String> found = byShares(edition);
    if (asOne.size() < MOST_FAILURES) {
      assertThat(placeless(found)).as("what %s found", this).containsAll(placeless(asOne));
    }
    assertThat(found.isEmpty()).as("all is well").isEqualTo(asOne.isEmpty());
    return found;
  }

  private Set<String> byShares(Path edition) {
    Set<String> lines = new LinkedHashSet<>();
    Path scratch = Objects.requireNonNull(edition.getParent());
    try (StoredEdition stored = StoredEdition.open(new FolderStore(edition), scratch)) {
      List<Tally> tallies = new ArrayList<>();
      for (int number = 0; number < shares; number++) {
        Share share = new Share(number, shares);
        Failures failures = new Failures();
        Tally tally = new Tally();
        failures.during(() -> tally.add(stored.verify(share, failures)));
        lines.addAll(failures.lines());
        tallies.add(tally);
      }
      Failures together = new Failures();
      stored.agree(tallies, together);
      lines.addAll(together.lines());
    } catch (UnusableEdition e) {
      lines.add(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /// Lines without the names of folders, and without the number of those that follow.
  private static Set<String> placeless(Iterable<String> lines) {
    Set<String> placeless = new LinkedHashSet<>();
    lines.forEach(line ->
        placeless.add(
            line.replaceAll("(the edition's |/\\S*/)(?=[a-z-]+[.](pack|json))", "")
                .replaceFirst("^(the edition|/\\S*) holds", "it holds")
                .replaceFirst(" [(][0-9]+ failures in all[)]$", "")));
    return placeless;
  }
}

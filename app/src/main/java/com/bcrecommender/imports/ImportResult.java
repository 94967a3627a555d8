package com.bcrecommender.imports;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of importing one row file.
///
/// @param file the file
/// @param rows read, usable or not, without header and blank lines
/// @param stored statements stored: preferences, pairs of tralbum and tag, or tralbums; repeated
///   ones included
/// @param added of these, what the catalog had not had at all
/// @param changed of these, what changed something it had; where tags unite nothing ever changes
/// @param unusable rows that could not be used, by reason, the most frequent first
/// @param report the file that lists them, or null where all could be used
/// @param waiting preferences in the whole catalog whose number waits for its type
public record ImportResult(
    Path file,
    long rows,
    long stored,
    long added,
    long changed,
    List<Unusable> unusable,
    @Nullable Path report,
    long waiting) {

  /// Statements that said nothing new.
  public long unchanged() {
    return stored - added - changed;
  }

  /// Rows that could not be used, for whatever reason.
  public long unusableRows() {
    return unusable.stream().mapToLong(Unusable::count).sum();
  }
}

package com.bcrecommender.imports;

import com.bcrecommender.catalog.FileKeys;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How row files are to be taken.
///
/// @param keys what the ids in the files mean
/// @param columns the order of the columns as a person gives it, or null to tell by the file's
///   header
/// @param allowBad store what can be used even where more than 1 % of the rows cannot
/// @param reports the folder for reports of what could not be used
public record ImportOptions(
    FileKeys keys, @Nullable String columns, boolean allowBad, Path reports) {

  /// Foreign ids of source `file`, columns by header, at most 1 % bad rows.
  public static ImportOptions standard(Path reports) {
    return new ImportOptions(new FileKeys(FileKeys.DEFAULT_SOURCE, false), null, false, reports);
  }

  /// The same with Bandcamp's ids as bare numbers.
  public ImportOptions withBandcampIds() {
    return new ImportOptions(new FileKeys(keys.source(), true), columns, allowBad, reports);
  }

  /// The same with columns in an order given.
  public ImportOptions withColumns(@Nullable String order) {
    return new ImportOptions(keys, order, allowBad, reports);
  }

  /// The same, however many rows cannot be used.
  public ImportOptions withBadAllowed() {
    return new ImportOptions(keys, columns, true, reports);
  }
}

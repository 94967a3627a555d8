package com.bcrecommender.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came of importing saved pages.
///
/// @param files looked at
/// @param read how many were read, by kind: `album page`, `track page`, `fan page`, `music grid`,
///   `collection batch`
/// @param tralbums statements about tralbums, mentions included
/// @param preferences statements that a fan owns or wishlisted a tralbum
/// @param changed statements that changed the catalog
/// @param unusable files that were not read, and parts that could not be used, by reason with the
///   first three
/// @param report the file that names them all, or null where there are none
public record PageImportResult(
    long files,
    Map<String, Integer> read,
    long tralbums,
    long preferences,
    long changed,
    List<Unusable> unusable,
    @Nullable Path report) {}

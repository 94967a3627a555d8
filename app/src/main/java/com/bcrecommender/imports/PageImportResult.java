package com.bcrecommender.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came of importing saved pages, or of reading the archive again.
///
/// @param files looked at
/// @param records whole records of the WARC files among them
/// @param read how many were read, by kind: `album page`, `track page`, `fan page`, `music grid`,
///   `collection batch`
/// @param passedOver how much of WARC files was not meant to be read, by what it is
/// @param tralbums statements about tralbums, mentions included
/// @param preferences statements that a fan owns or wishlisted a tralbum
/// @param changed statements that changed the catalog
/// @param unusable files that were not read, and parts that could not be used, by reason with the
///   first three
/// @param report the file that names them all, or null where there are none
public record PageImportResult(
    long files,
    long records,
    Map<String, Integer> read,
    Map<String, Long> passedOver,
    long tralbums,
    long preferences,
    long changed,
    List<Unusable> unusable,
    @Nullable Path report) {}

package com.bcrecommender.publish;

import org.jspecify.annotations.Nullable;

/// What came of publishing.
///
/// @param edition the current one now, 16 hex digits
/// @param before the current one before, null for none
/// @param uploaded immutable names put, those repaired included
/// @param uploadedBytes their bytes
/// @param skipped immutable names that were there already
/// @param skippedBytes their bytes
/// @param pages pages put
/// @param pageBytes their bytes
/// @param pagesSkipped pages that were there already
/// @param readBack names read back and compared
/// @param repaired names found missing or changed, and put anew
public record Published(
    String edition,
    @Nullable String before,
    long uploaded,
    long uploadedBytes,
    long skipped,
    long skippedBytes,
    long pages,
    long pageBytes,
    long pagesSkipped,
    long readBack,
    long repaired) {}

package com.bcrecommender.publish;

import java.util.List;
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
/// @param forced what spoke against the switch, a line each; empty unless it was forced
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
    long repaired,
    List<String> forced) {}

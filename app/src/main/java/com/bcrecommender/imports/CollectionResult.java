package com.bcrecommender.imports;

import com.bcrecommender.imports.collection.CollectionKind;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of importing a file of one person's records.
///
/// @param file the file
/// @param kind what it turned out to be
/// @param linked records stored under a key or an address
/// @param named records stored under artist and title, which are all that the file tells
/// @param seldom records left out because they were played too seldom
/// @param added preferences that the catalog had not had
/// @param changed preferences that changed
/// @param unusable rows, listens and links that could not be used, and names that wait, by reason
/// @param report the file that lists them, or null where there are none
public record CollectionResult(
    Path file,
    CollectionKind kind,
    int linked,
    int named,
    int seldom,
    long added,
    long changed,
    List<Unusable> unusable,
    @Nullable Path report) {}

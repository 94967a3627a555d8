package com.bcrecommender.imports;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of importing dumps of ListenBrainz.
///
/// @param listeners in statistics
/// @param albums of these listeners
/// @param listens in listens dumps
/// @param linked albums and listens that lead to a record at Bandcamp
/// @param seldom pairs of listener and record that were played too seldom
/// @param repeated listens that came more than once
/// @param stored pairs of listener and record that count
/// @param added of these, what the catalog had not had
/// @param changed of these, what changed something it had
/// @param unusable what could not be used, by reason
/// @param report the file that lists it, or null where nothing is listed
public record ListenBrainzResult(
    List<Path> files,
    long listeners,
    long albums,
    long listens,
    long linked,
    long seldom,
    long repeated,
    long stored,
    long added,
    long changed,
    List<Unusable> unusable,
    @Nullable Path report) {}

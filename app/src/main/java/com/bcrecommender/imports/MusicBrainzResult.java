package com.bcrecommender.imports;

import com.bcrecommender.imports.dump.MusicBrainzDump;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of importing a dump of MusicBrainz.
///
/// @param kind what the dump has
/// @param made when it was made, UTC epoch seconds; 0 where it does not say
/// @param rows or documents read
/// @param pages of Bandcamp's that it leads to
/// @param ids that lead there
/// @param used whether its map is in use; else the one in use is of a newer dump
/// @param added tralbums, or pairs of tralbum and tag, that the catalog had not had
/// @param changed tralbums that changed
/// @param unusable what could not be used, by reason
/// @param report the file that lists it, or null where nothing is listed
public record MusicBrainzResult(
    Path file,
    MusicBrainzDump.Kind kind,
    long made,
    long rows,
    long pages,
    long ids,
    boolean used,
    long added,
    long changed,
    List<Unusable> unusable,
    @Nullable Path report) {}

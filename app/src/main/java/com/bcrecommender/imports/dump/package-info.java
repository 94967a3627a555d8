/// What is in the public dumps of ListenBrainz and MusicBrainz: archives in whatever compression
/// they come, unpacked as a stream, and the rows of those members that lead to Bandcamp.
///
/// Open [com.bcrecommender.imports.dump.DumpArchive] first. A dump is of strangers: everything has
/// a bound, and nothing in it names a file of ours.
///
/// What does not belong here: what is stored of it (imports), the map of MusicBrainz's ids
/// (catalog).
@NullMarked
package com.bcrecommender.imports.dump;

import org.jspecify.annotations.NullMarked;

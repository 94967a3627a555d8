/// The archive: every answer that the crawler got, as the site sent it, in WARC files (ISO 28500),
/// so that a better parser needs no second request.
///
/// Open [com.bcrecommender.archive.Archive] first, then [com.bcrecommender.archive.ArchiveWriter]
/// (the crawl) and [com.bcrecommender.archive.WarcFile] (reading, also files of others).
/// docs/archive.md has the files, what is left out of them, and what stands after a crash.
///
/// The trade-off taken: the index lies beside each file and not in the catalog. It is a shortcut
/// that is made anew from its file where it is missing or does not fit, so files can be copied,
/// moved to another home or read by other tools, and a lost catalog is made again from the files
/// alone.
///
/// What does not belong here: what an answer says (bandcamp), and whether to ask (crawl).
@NullMarked
package com.bcrecommender.archive;

import org.jspecify.annotations.NullMarked;

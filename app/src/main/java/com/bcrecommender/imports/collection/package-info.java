/// What one person has, read from the files that people have of it: lists of links, tables, and
/// exports of ListenBrainz, Last.fm, Discogs and Rate Your Music.
///
/// Open [com.bcrecommender.imports.collection.CollectionFile] first. docs/importing.md specifies
/// the forms; the site's reader has the same in `assets/reader/files.js`, and both are held to the
/// same fixtures with one expectation each.
///
/// What does not belong here: pages and answers of Bandcamp (bandcamp), storing (imports).
@NullMarked
package com.bcrecommender.imports.collection;

import org.jspecify.annotations.NullMarked;

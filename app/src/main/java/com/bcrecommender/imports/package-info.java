/// What an operator has in files becomes the catalog's: preference, tag and tralbum files, saved
/// pages and HAR files, what one fan has in files of the fan's own, and public dumps.
///
/// Open [com.bcrecommender.imports.PreferenceImport] first; the other imports follow it. Each file
/// is one transaction, and so are listens of several dumps. What cannot be used is counted by
/// reason, listed in a report file, and the rest is stored.
///
/// What does not belong here: how a file's rows are read (engine.data, imports.collection,
/// imports.dump), how a page is read (bandcamp), what wins when two files disagree (catalog).
@NullMarked
package com.bcrecommender.imports;

import org.jspecify.annotations.NullMarked;

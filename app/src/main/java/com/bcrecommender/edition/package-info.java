/// The edition: an immutable, verified, self-contained set of files with all lists, all that the
/// pages show, and the search index. Its format is specified in docs/edition-format.md; the
/// specification changes before the code.
///
/// Open [com.bcrecommender.edition.Edition] first (the reader), then
/// [com.bcrecommender.edition.EditionWriter]. What does not belong here: how lists are computed
/// (engine), what pages look like (site).
@NullMarked
package com.bcrecommender.edition;

import org.jspecify.annotations.NullMarked;

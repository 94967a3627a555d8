/// The heavy step: snapshot, model, lists, edition. It reads the catalog, writes one edition,
/// verifies it from disk and switches to it; a run that is killed anywhere leaves the catalog and
/// the current edition as they were.
///
/// Open [com.bcrecommender.recommend.Recommend] first. What does not belong here: learning and
/// ranking (engine), bytes on disk (edition), SQL (catalog).
@NullMarked
package com.bcrecommender.recommend;

import org.jspecify.annotations.NullMarked;

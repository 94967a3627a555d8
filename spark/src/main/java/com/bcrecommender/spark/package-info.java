/// The heavy step on a Spark cluster: the snapshot, model and lists of `bcr recommend`, made by the
/// engine's own code in tasks, and an edition of them with the same bytes.
///
/// Open [com.bcrecommender.spark.Job] first; docs/scale.md says what runs where. What does not
/// belong here: learning and ranking (engine), bytes of an edition (edition), the choice of an
/// edition to show (recommend).
@NullMarked
package com.bcrecommender.spark;

import org.jspecify.annotations.NullMarked;

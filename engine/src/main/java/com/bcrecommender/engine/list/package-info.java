/// Lists with evidence, from a model: for each fan what else the fan may love, for each tralbum
/// what is like it.
///
/// Open [com.bcrecommender.engine.list.FanLists] first, then
/// [com.bcrecommender.engine.list.RankedList]. Lists stream in the order of ids, with the same
/// content for any number of threads. What does not belong here: scores (engine.model), and how
/// lists are stored.
@NullMarked
package com.bcrecommender.engine.list;

import org.jspecify.annotations.NullMarked;

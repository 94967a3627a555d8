/// What the engine is given: preferences and tags as sparse rows with dense ids, and the one reader
/// of the files they come in.
///
/// Open [com.bcrecommender.engine.data.Snapshot] first, then
/// [com.bcrecommender.engine.data.RowReader]. Keys (strings) end here: behind
/// [com.bcrecommender.engine.data.Dictionary] a fan, a tralbum and a tag are ints from 0. What does
/// not belong here: anything learned, and any knowledge of where preferences come from.
@NullMarked
package com.bcrecommender.engine.data;

import org.jspecify.annotations.NullMarked;

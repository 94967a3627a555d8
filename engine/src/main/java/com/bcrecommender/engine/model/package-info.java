/// What the engine learns from a snapshot. One small interface,
/// [com.bcrecommender.engine.model.Model]: score a fan's rows, say what is similar to a tralbum,
/// and explain a score; a fan never seen is scored as any other, by the rows alone.
///
/// Open [com.bcrecommender.engine.model.Model] first, then [com.bcrecommender.engine.model.Models],
/// which learns one by its name. [com.bcrecommender.engine.model.Popularity] costs nothing, knows
/// nothing of a fan, and is there to be beaten; [com.bcrecommender.engine.model.ItemNeighbours]
/// explains every score exactly and learns in seconds. What does not belong here: which tralbums a
/// list leaves out or is filled with (engine.list).
@NullMarked
package com.bcrecommender.engine.model;

import org.jspecify.annotations.NullMarked;

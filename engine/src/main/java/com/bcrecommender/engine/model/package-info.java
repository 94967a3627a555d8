/// What the engine learns from a snapshot. One small interface,
/// [com.bcrecommender.engine.model.Model]: score a fan's rows, say what is similar to a tralbum,
/// and explain a score; a fan never seen is scored as any other, by the rows alone.
///
/// Open [com.bcrecommender.engine.model.Model] first, then [com.bcrecommender.engine.model.Models],
/// which learns one by its name.
///
/// | model | learns in | a fan costs | for |
/// |---|---|---|---|
/// | [com.bcrecommender.engine.model.Popularity] | one pass | nothing | being beaten |
/// | [com.bcrecommender.engine.model.ItemNeighbours] | seconds | its neighbours | any size; every score explained to the bit |
/// | [com.bcrecommender.engine.model.NeighbourhoodRidge] | some times that | the same | better lists, explained to the bit |
/// | [com.bcrecommender.engine.model.FanRidge] | no time | one regression | the same without learning |
/// | [com.bcrecommender.engine.model.SpectralFilter] | the same, or at once | every preference and tralbum, per degree | one matrix, no regression |
/// | [com.bcrecommender.engine.model.LowPass] | by rank and size | every tralbum | a part of a blend |
/// | [com.bcrecommender.engine.model.TagNeighbours] | by tags read, some times that of item neighbours | its neighbours | tralbums with few owners or none |
/// | [com.bcrecommender.engine.model.TagProfile] | no time | tags of the history and of every tralbum | a part of a blend |
/// | [com.bcrecommender.engine.model.Als] | by factors, size and iterations | one solve, then tralbums by norm until none can be better | small models of dense data |
/// | [com.bcrecommender.engine.model.Blend] | its parts' | its parts' | the best lists |
///
/// What does not belong here: which tralbums a list leaves out or is filled with (engine.list).
@NullMarked
package com.bcrecommender.engine.model;

import org.jspecify.annotations.NullMarked;

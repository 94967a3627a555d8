/// What the pages explore beside lists: scenes and their map, fans with a similar taste, tags that
/// go together.
///
/// Open [com.bcrecommender.engine.explore.Scenes] first. Scenes are made of the lists of similar
/// tralbums (engine.list), so every model has its own; the rest needs the snapshot alone. What does
/// not belong here: how any of it is stored or drawn.
@NullMarked
package com.bcrecommender.engine.explore;

import org.jspecify.annotations.NullMarked;

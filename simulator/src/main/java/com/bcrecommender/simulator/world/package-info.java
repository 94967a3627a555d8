/// The pretend Bandcamp's content, made from a seed: artists, tralbums, fans and their preferences
/// in a dozen scenes. Pure: the same seed and sizes give the same world on every machine. Nothing
/// here knows of HTTP, HTML or JSON.
///
/// Open [com.bcrecommender.simulator.world.World] first: it is also the truth that tests compare
/// with what a crawl found. The words that names are made of are text files under `scenes/`.
@NullMarked
package com.bcrecommender.simulator.world;

import org.jspecify.annotations.NullMarked;

/// A small pretend Bandcamp on loopback: a world made from a seed, shown in the formats of the real
/// pages and answers, with faults to order. For `bcr demo` and for tests; nothing of the product
/// depends on it.
///
/// Open [com.bcrecommender.simulator.Simulator] first. What is there is made by
/// [com.bcrecommender.simulator.world.World], how it looks by [com.bcrecommender.simulator.page];
/// this package holds the server, the addresses and the faults.
@NullMarked
package com.bcrecommender.simulator;

import org.jspecify.annotations.NullMarked;

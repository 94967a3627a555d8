/// Covers and pictures, drawn from their numbers: the same number is the same picture in every
/// size. No fonts, no files, no network.
///
/// Open [com.bcrecommender.simulator.image.Images] first;
/// [com.bcrecommender.simulator.image.CoverPainter] draws.
@NullMarked
package com.bcrecommender.simulator.image;

import org.jspecify.annotations.NullMarked;

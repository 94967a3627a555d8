/// The innermost loops of the models, over plain arrays, in two forms: plain Java, and the JDK's
/// Vector API (an incubator module, `--add-modules jdk.incubator.vector`). Open
/// [com.bcrecommender.engine.kernel.Kernels] first.
///
/// Both forms give the same bits, on any machine. Lanes run across results and never along a sum,
/// so each result is added up in one fixed order, the same for 1 lane and for 16; products are
/// rounded before they are added, because a fused multiply-add rounds once where the plain form
/// without such hardware would have to round twice or be slow by a factor of hundreds. That costs
/// up to half of the arithmetic peak, and buys that a model does not depend on who computed it.
///
/// What belongs here: a loop that several models spend their time in and that gains from lanes.
/// What does not: anything that knows a fan or a tralbum.
@NullMarked
package com.bcrecommender.engine.kernel;

import org.jspecify.annotations.NullMarked;

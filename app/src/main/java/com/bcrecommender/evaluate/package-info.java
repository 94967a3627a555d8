/// `bcr evaluate` beyond reading its arguments: what to learn from and what to hold out, and the
/// report of how models did, as a page and as JSON.
///
/// Open [com.bcrecommender.evaluate.HeldOut] for where rows come from,
/// [com.bcrecommender.evaluate.Report] for what there is to say,
/// [com.bcrecommender.evaluate.ReportJson] for how it is said to programs; the page is laid out by
/// `report`. Figures come from the engine: what computes one does not belong here.
@NullMarked
package com.bcrecommender.evaluate;

import org.jspecify.annotations.NullMarked;

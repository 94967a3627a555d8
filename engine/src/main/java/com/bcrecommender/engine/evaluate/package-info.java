/// How good a model is: splits and metrics.
///
/// Open [com.bcrecommender.engine.evaluate.Evaluator] first for one model, or
/// [com.bcrecommender.engine.evaluate.Comparer] for several with intervals and slices; then
/// [com.bcrecommender.engine.evaluate.Metrics] for what each figure means. Test rows are looked at
/// by the evaluator alone; parameters are chosen by the package `tune` on a part split off the
/// training rows.
@NullMarked
package com.bcrecommender.engine.evaluate;

import org.jspecify.annotations.NullMarked;

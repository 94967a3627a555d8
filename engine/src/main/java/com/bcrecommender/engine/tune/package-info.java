/// The choice of parameters, on a validation part that is split off the training rows: no test row
/// is ever seen here.
///
/// Open [com.bcrecommender.engine.tune.Tuning] first, then [com.bcrecommender.engine.tune.Families]
/// for what is tried.
@NullMarked
package com.bcrecommender.engine.tune;

import org.jspecify.annotations.NullMarked;

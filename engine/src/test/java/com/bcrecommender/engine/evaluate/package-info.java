/// Metrics on lists counted by hand, splits, and figures that others have published.
@NullMarked
package com.bcrecommender.engine.evaluate;

import org.jspecify.annotations.NullMarked;

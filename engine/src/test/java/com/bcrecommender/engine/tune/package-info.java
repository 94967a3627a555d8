/// Tests of the choice of parameters.
@NullMarked
package com.bcrecommender.engine.tune;

import org.jspecify.annotations.NullMarked;

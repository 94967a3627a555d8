/// The contract of every model, and the naive forms that fast kernels must agree with.
@NullMarked
package com.bcrecommender.engine.model;

import org.jspecify.annotations.NullMarked;

/// Each kernel in both forms against its plainest definition, and the forms against each other.
@NullMarked
package com.bcrecommender.engine.kernel;

import org.jspecify.annotations.NullMarked;

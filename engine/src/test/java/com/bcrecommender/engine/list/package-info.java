/// Lists: what is left out, evidence, filling, and the same content for any number of threads.
@NullMarked
package com.bcrecommender.engine.list;

import org.jspecify.annotations.NullMarked;

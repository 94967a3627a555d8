@NullMarked
package com.bcrecommender.engine.explore;

import org.jspecify.annotations.NullMarked;

/// The engine as a library, from a file to lists, and the arrows between its packages.
@NullMarked
package com.bcrecommender.engine;

import org.jspecify.annotations.NullMarked;

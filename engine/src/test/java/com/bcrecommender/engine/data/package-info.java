/// Snapshots, dictionaries and the readers of files, with their quirks.
@NullMarked
package com.bcrecommender.engine.data;

import org.jspecify.annotations.NullMarked;

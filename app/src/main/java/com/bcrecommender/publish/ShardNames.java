package com.bcrecommender.publish;

import java.nio.file.Path;
import java.util.SortedMap;

/// Says of which shards the edition in a site's folder consists.
@FunctionalInterface
public interface ShardNames {
  /// @param site a site's folder
  /// @return the shards' names, such as `data/ab/cdef….bin`, with their sizes in bytes
  SortedMap<String, Long> of(Path site);
}

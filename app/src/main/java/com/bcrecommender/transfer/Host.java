package com.bcrecommender.transfer;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// A place that keeps bytes under names. A name is a relative path such as `data/manifest.json`:
/// segments joined by `/`, none empty, `.` or `..`.
///
/// What a reader of the host sees under a name is always all of some [#put], never a part of one; a
/// put that fails or is killed leaves what was there. Whether a put is on the disk when it returns,
/// or only after [#flush], is the host's affair. For several threads. What the host or the way to
/// it refuses is a [UserError] of one line, which holds no credential.
public interface Host extends AutoCloseable {
  /// What messages call it: an address or a path, without credentials.
  String name();

  /// All names that begin with a prefix, with their sizes in bytes; empty where there are none.
  ///
  /// @param prefix ends in `/`
  SortedMap<String, Long> list(String prefix);

  /// Keeps bytes under names, in place of what was there. Each name by itself changes in one step;
  /// those of one call do not change together.
  ///
  /// @param blobs at most [#batch]
  void put(List<Blob> blobs);

  /// What lies under a name; empty where there is nothing.
  Optional<byte[]> read(String name);

  /// Removes names; those that are not there are no error. Nothing but pruning calls this, so that
  /// a publisher can do without the right to it.
  ///
  /// @param names at most [#batch]
  void delete(List<String> names);

  /// Waits until all that was put would survive the loss of power, where the host has such a
  /// moment.
  default void flush() {}

  /// How many names one [#put] or [#delete] takes.
  default int batch() {
    return 1;
  }

  @Override
  void close();
}

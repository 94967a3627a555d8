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

  /// Keeps bytes under a name, in place of what was there, in one step.
  void put(Blob blob);

  /// Keeps several; each name by itself changes in one step, they do not change together.
  ///
  /// @param blobs at most [#batch]
  default void put(List<Blob> blobs) {
    blobs.forEach(this::put);
  }

  /// What lies under a name; empty where there is nothing.
  Optional<byte[]> read(String name);

  /// Removes a name; one that is not there is no error. Nothing but pruning calls this, so that a
  /// publisher can do without the right to it.
  void delete(String name);

  /// Removes several.
  ///
  /// @param names at most [#batch]
  default void delete(List<String> names) {
    names.forEach(this::delete);
  }

  /// Waits until all that was put would survive the loss of power, where the host has such a
  /// moment.
  default void flush() {}

  /// How many names one [#put(List)] or [#delete(List)] takes.
  default int batch() {
    return 1;
  }

  @Override
  void close();
}

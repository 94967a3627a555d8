package com.bcrecommender.backup;

import com.bcrecommender.transfer.Names;
import java.time.Instant;
import java.util.List;

/// One file of a home in a backup.
///
/// @param path in the home, with `/`; such as `editions/0123456789abcdef/fans.pack`
/// @param sha256 of all of it, 64 hex digits
/// @param modified when it was last written, since editions go by that
/// @param chunks names of its pieces in order; none for an empty file
record BackedUpFile(String path, long bytes, String sha256, Instant modified, List<String> chunks) {
  BackedUpFile {
    Names.check(path);
    chunks = List.copyOf(chunks);
  }
}

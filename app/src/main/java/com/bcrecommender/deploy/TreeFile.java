package com.bcrecommender.deploy;

import java.nio.file.Path;

/// A file of a [FileTree].
///
/// @param name with slashes, from the tree's root
/// @param source where its bytes are
/// @param executable whether it is a program
/// @param size in bytes
/// @param hash SHA-256, 64 hex digits
record TreeFile(String name, Path source, boolean executable, long size, String hash) {
  /// The rights it gets: everybody reads, the owner writes.
  int mode() {
    return executable ? 0755 : 0644;
  }
}

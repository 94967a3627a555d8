package com.bcrecommender.edition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Where tasks on several machines leave files for each other. A file is whole where it is there,
/// and never changes: who writes one that is there already changes nothing. For several threads.
public interface PartStore {
  /// Copies a file of this machine there.
  void put(Path file, String name) throws IOException;

  /// The names of all files that are there, with their bytes.
  Map<String, Long> sizes() throws IOException;

  void write(String name, byte[] bytes) throws IOException;

  byte[] read(String name) throws IOException;

  /// Reads a part of a file.
  byte[] read(String name, long from, int size) throws IOException;
}

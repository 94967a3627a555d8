package com.bcrecommender.edition;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A folder in the place of what several machines reach.
record FolderStore(Path folder) implements PartStore {
  @Override
  public void put(Path file, String name) throws IOException {
    Files.copy(file, folder.resolve(name));
  }

  @Override
  public void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  @Override
  public Map<String, Long> sizes() throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        sizes.put(String.valueOf(file.getFileName()), Files.size(file));
      }
    }
    return sizes;
  }

  @Override
  public byte[] read(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }

  @Override
  public byte[] read(String name, long from, int size) throws IOException {
    byte[] bytes = new byte[size];
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "r")) {
      file.seek(from);
      file.readFully(bytes);
    }
    return bytes;
  }
}

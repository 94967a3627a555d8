package com.bcrecommender.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The files of a site in a folder of this machine: each is written beside its name and then
/// renamed, so that it is there whole or not at all; what is there with the same bytes stays. Not
/// for several threads.
final class LocalFiles {
  private static final String PARTIAL = ".partial-bcr";

  private final Path folder;
  private final Set<String> names = new HashSet<>();
  private long bytes;
  private int written;

  LocalFiles(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
  }

  /// Names of all files that belong to the site.
  Set<String> names() {
    return names;
  }

  /// Bytes of all files that belong to the site.
  long bytes() {
    return bytes;
  }

  /// How many files were not there yet, or had other bytes.
  int written() {
    return written;
  }

  /// Puts a file whose name stands for its bytes: one of the same size is the same.
  ///
  /// @param content made only where it is needed
  void immutable(String name, long size, Supplier<ByteBuffer> content) throws IOException {
    if (!names.add(name)) {
      return;
    }
    bytes += size;
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file) || Files.size(file) != size) {
      write(file, content.get());
    }
  }

  /// Puts a file whose name stays when its bytes change.
  void page(String name, byte[] content) throws IOException {
    if (!names.add(name)) {
      throw new IllegalStateException("two pages are called " + name);
    }
    bytes += content.length;
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)
        || Files.size(file) != content.length
        || !Arrays.equals(Files.readAllBytes(file), content)) {
      write(file, ByteBuffer.wrap(content));
    }
  }

  private void write(Path file, ByteBuffer content) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path partial = file.resolveSibling(file.getFileName() + PARTIAL);
    try (FileChannel channel =
        FileChannel.open(
            partial,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      while (content.hasRemaining()) {
        channel.write(content);
      }
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    written++;
  }

  /// Removes files of an earlier edition: those that a site may have and this one has not. What a
  /// site never has is the operator's own, such as `CNAME`, and stays.
  ///
  /// @param sites whether a name is one that a site may have
  /// @return how many there were
  int removeOthers(Predicate<String> sites) throws IOException {
    int[] removed = {0};
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = folder.relativize(file).toString().replace('\\', '/');
            boolean partial = name.endsWith(PARTIAL);
            if (partial || (!names.contains(name) && sites.test(name))) {
              Files.delete(file);
              removed[0]++;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException error)
              throws IOException {
            if (error != null) {
              throw error;
            }
            try (var left = Files.newDirectoryStream(visited)) {
              if (!visited.equals(folder) && !left.iterator().hasNext()) {
                Files.delete(visited);
              }
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return removed[0];
  }
}

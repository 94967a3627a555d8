package com.bcrecommender.edition;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Files and folders that are on the disk when the call returns, and not only in the system's
/// cache.
final class DurableFiles {
  private DurableFiles() {}

  /// Writes a new file and waits for the disk.
  static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /// Renames within a folder in one step, over what is there, and waits for the disk.
  static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    Path parent = to.toAbsolutePath().getParent();
    if (parent != null) {
      flushFolder(parent);
    }
  }

  /// Waits until the disk has the folder's list of names. Where a system cannot open folders
  /// (Windows), its file system keeps renames in order by itself.
  static void flushFolder(Path folder) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (java.nio.file.AccessDeniedException cannotOpenFolders) {
      return;
    }
    try (channel) {
      channel.force(true);
    }
  }
}

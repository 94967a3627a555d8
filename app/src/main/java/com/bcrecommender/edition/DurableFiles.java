package com.bcrecommender.edition;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

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

  /// A file's size and SHA-256, read from the disk's side of things in pieces.
  static Manifest.FileDigest digest(Path file) throws IOException {
    MessageDigest sha = Sha256.begin();
    long bytes = 0;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocate(Math.clamp(channel.size(), 1, 1 << 18));
      for (int n = channel.read(buffer); n >= 0; n = channel.read(buffer)) {
        sha.update(buffer.flip());
        buffer.clear();
        bytes += n;
      }
    }
    return new Manifest.FileDigest(bytes, HexFormat.of().formatHex(sha.digest()));
  }
}

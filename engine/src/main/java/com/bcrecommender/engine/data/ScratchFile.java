package com.bcrecommender.engine.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file of this machine without a name, written from front to back and then mapped: what is in it
/// is in the system's file cache, which takes its memory back where it needs it, and not on the
/// heap. In the folder for temporary files (`java.io.tmpdir`); a killed process leaves nothing
/// behind. Not for several threads until it is mapped.
final class ScratchFile implements AutoCloseable {
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.nativeOrder());

  ScratchFile() throws IOException {
    Path path = Files.createTempFile("bcr-mapped-", "");
    try {
      channel =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } finally {
      // While it is open, and later while it is mapped, the system keeps it without a name.
      Files.deleteIfExists(path);
    }
  }

  void add(int[] numbers, int from, int end) throws IOException {
    int at = from;
    while (at < end) {
      if (buffer.remaining() < Integer.BYTES) {
        flush();
      }
      int some = Math.min(end - at, buffer.remaining() / Integer.BYTES);
      buffer.asIntBuffer().put(numbers, at, some);
      buffer.position(buffer.position() + some * Integer.BYTES);
      at += some;
    }
  }

  void add(byte[] bytes, int from, int end) throws IOException {
    int at = from;
    while (at < end) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int some = Math.min(end - at, buffer.remaining());
      buffer.put(bytes, at, some);
      at += some;
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /// All of it, for any number of threads, until nobody refers to it any more. Can be written to.
  MemorySegment map() throws IOException {
    flush();
    long size = channel.size();
    return size == 0
        ? MemorySegment.NULL
        : channel.map(FileChannel.MapMode.READ_WRITE, 0, size, Arena.ofAuto());
  }

  /// What is mapped stays.
  @Override
  public void close() throws IOException {
    channel.close();
  }
}

package com.bcrecommender.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where decompressed blocks are kept: a file without a name, mapped, so that each block is
/// decompressed once, and memory is the system's file cache, which it takes back when it needs it.
/// The file grows to what was asked for, at most about twice the edition (1.9 times at 2014's
/// size). For several threads.
final class Scratch implements AutoCloseable {
  private static final long PIECE = 1L << 26;

  private final Arena arena;
  private final @Nullable FileChannel channel;
  private MemorySegment piece = MemorySegment.NULL;
  private long pieceAt;
  private long used;
  private boolean full;

  /// @param folder where there is room for the file; where none can be made, nothing is kept
  Scratch(Path folder, Arena arena) {
    this.arena = arena;
    channel = open(folder);
    full = channel == null;
  }

  private static @Nullable FileChannel open(Path folder) {
    try {
      Path path = Files.createTempFile(folder, ".partial-unpacked-", "");
      return FileChannel.open(
          path,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      return null;
    }
  }

  /// The same bytes in the file; null where the disk is full.
  synchronized @Nullable MemorySegment keep(byte[] block) {
    if (!full) {
      try {
        return write(block);
      } catch (IOException e) {
        full = true;
      }
    }
    return null;
  }

  private MemorySegment write(byte[] block) throws IOException {
    FileChannel to = Objects.requireNonNull(channel);
    if (used + block.length > pieceAt + piece.byteSize()) {
      pieceAt = used;
      long size = Math.max(PIECE, block.length);
      // A mapping beyond the end makes the file longer; the bytes take room when they are written.
      piece = to.map(FileChannel.MapMode.READ_WRITE, pieceAt, size, arena);
    }
    ByteBuffer left = ByteBuffer.wrap(block);
    long at = used;
    while (left.hasRemaining()) {
      at += to.write(left, at);
    }
    MemorySegment kept = piece.asSlice(used - pieceAt, block.length).asReadOnly();
    used += block.length;
    return kept;
  }

  @Override
  public void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

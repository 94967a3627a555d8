package com.bcrecommender.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Records on their way into an edition, in a file that nobody else reads: first they are added,
/// then they are read in any order. Memory: 8 bytes a record. Adding is not for several threads.
final class StagedTable implements Table, AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
  private long[] ends = new long[1 << 10];
  private int count;
  private @Nullable MemorySegment segment;

  StagedTable(Path folder, TableKind kind) throws IOException {
    path = folder.resolve(kind.title() + ".staged");
    channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  void add(RecordBuffer record) throws IOException {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, Math.addExact(count, count >> 1));
    }
    int from = 0;
    while (from < record.size()) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int part = Math.min(record.size() - from, buffer.remaining());
      buffer.put(record.bytes(), from, part);
      from += part;
    }
    ends[count] = (count == 0 ? 0 : ends[count - 1]) + record.size();
    count++;
  }

  /// Ends the adding; from now on it is read.
  ///
  /// @param arena how long it can be read
  void seal(Arena arena) throws IOException {
    flush();
    segment = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public String file() {
    return path.toString();
  }

  @Override
  public RecordReader turn(RecordReader reader, int index) {
    Objects.checkIndex(index, count);
    return reader.turnTo(
        index, Objects.requireNonNull(segment), index == 0 ? 0 : ends[index - 1], ends[index]);
  }

  /// Removes the file.
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }
}

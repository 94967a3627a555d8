package com.bcrecommender.imports.dump;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/// Counts the bytes read of a file.
final class Counted extends FilterInputStream {
  private final LongConsumer bytesRead;
  private long count;

  /// @param bytesRead hears after each read how many there are so far
  Counted(InputStream in, LongConsumer bytesRead) {
    super(in);
    this.bytesRead = bytesRead;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    heard(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    heard(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    heard(skipped);
    return skipped;
  }

  private void heard(long more) {
    count += more;
    bytesRead.accept(count);
  }
}

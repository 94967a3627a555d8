package com.bcrecommender.imports.dump;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends a stream that unpacks to far more than its file holds: JSON and tables pack to a tenth or a
/// thirtieth, bombs to a thousandth and less.
final class Bounded extends FilterInputStream {
  private static final int MOST_TIMES = 200;

  /// As much passes at any rate: packers read ahead, and small files of tests repeat themselves.
  private static final long ALWAYS = 64L << 20;

  private final Counted packed;
  private long read;

  /// @param in what unpacks
  /// @param packed the file
  Bounded(InputStream in, Counted packed) {
    super(in);
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = in.read(into, from, length);
    heard(Math.max(0, count));
    return count;
  }

  @Override
  public long skip(long bytes) throws IOException {
    // By reading, so that what is skipped counts too.
    byte[] passed = new byte[1 << 13];
    int count = read(passed, 0, Math.clamp(bytes, 0, passed.length));
    return Math.max(0, count);
  }

  private void heard(long more) throws IOException {
    read += more;
    if (read > ALWAYS && read > MOST_TIMES * packed.count()) {
      throw new IOException("it unpacks to more than %d times its size".formatted(MOST_TIMES));
    }
  }
}

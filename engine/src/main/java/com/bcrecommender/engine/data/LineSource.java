package com.bcrecommender.engine.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The lines of a file as ranges of a buffer that is used again: gzip or not, told by its first
/// bytes, without a byte order mark and without line ends (LF or CRLF). Memory: 64 KiB, more only
/// while a line is longer, at most 1 MiB.
final class LineSource implements AutoCloseable {
  static final int LONGEST_LINE = 1 << 20;

  private final Path file;
  private final InputStream in;
  private byte[] buffer = new byte[1 << 16];
  private int filled;
  private int next;
  private boolean ended;
  private long line;
  private int start;
  private int end;
  private boolean tooLong;

  LineSource(Path file, LongConsumer progress) throws IOException {
    this.file = file;
    InputStream raw =
        new BufferedInputStream(new Counting(Files.newInputStream(file), progress), 1 << 16);
    InputStream opened = raw;
    try {
      raw.mark(4);
      byte[] magic = raw.readNBytes(4);
      raw.reset();
      refuse(magic);
      if (begins(magic, 0x1F, 0x8B)) {
        opened = new GZIPInputStream(raw, 1 << 16);
      }
      in = opened;
      fill();
      if (filled >= 3 && begins(buffer, 0xEF, 0xBB, 0xBF)) {
        next = 3;
      }
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private void refuse(byte[] magic) {
    String found =
        begins(magic, 'P', 'K', 3, 4)
            ? "a zip archive"
            : begins(magic, 0xFF, 0xFE) || begins(magic, 0xFE, 0xFF)
                ? "UTF-16"
                : begins(magic, 'S', 'Q', 'L', 'i') ? "an SQLite database" : "";
    if (!found.isEmpty()) {
      throw new UnreadableFile(
          "expected rows of text in UTF-8, gzip or not, found %s in %s: convert or unpack it first"
              .formatted(found, file));
    }
  }

  private static boolean begins(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }

  /// Goes to the next line; false at the end of the file.
  boolean next() throws IOException {
    tooLong = false;
    int scanned = next;
    while (true) {
      for (int i = scanned; i < filled; i++) {
        if (buffer[i] == '\n') {
          return found(i, i + 1);
        }
      }
      scanned = filled;
      if (ended) {
        return next < filled && found(filled, filled);
      }
      if (filled - next >= LONGEST_LINE) {
        tooLong = true;
        // Keeps the beginning of the line for the report and drops the rest of it.
        filled = next + 4096;
        scanned = filled;
        if (!skipRest()) {
          return found(filled, filled);
        }
        line++;
        start = next;
        end = next + 4096;
        next = filled;
        return true;
      }
      int kept = next;
      fill();
      scanned -= kept - next;
    }
  }

  private final byte[] rest = new byte[1];

  private boolean skipRest() throws IOException {
    while (read(rest, 0, 1) > 0) {
      if (rest[0] == '\n') {
        return true;
      }
    }
    ended = true;
    return false;
  }

  private boolean found(int lineEnd, int following) {
    line++;
    start = next;
    end = lineEnd > start && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    next = following;
    return true;
  }

  private void fill() throws IOException {
    if (next > 0) {
      System.arraycopy(buffer, next, buffer, 0, filled - next);
      filled -= next;
      next = 0;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int n = read(buffer, filled, buffer.length - filled);
    if (n < 0) {
      ended = true;
    } else {
      filled += n;
    }
  }

  private int read(byte[] into, int from, int length) throws IOException {
    try {
      return in.read(into, from, length);
    } catch (EOFException | ZipException e) {
      throw new UnreadableFile(
          "expected a whole gzip file, found one that is cut off or damaged after line %d: %s; fetch it again"
              .formatted(line, file),
          e);
    }
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /// Whether the line is longer than [#LONGEST_LINE]; the range then holds its beginning.
  boolean tooLong() {
    return tooLong;
  }

  /// Number of the current line, from 1.
  long line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static final class Counting extends FilterInputStream {
    private final LongConsumer progress;
    private long read;

    Counting(InputStream in, LongConsumer progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) {
        progress.accept(++read);
      }
      return b;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int n = super.read(into, from, length);
      if (n > 0) {
        read += n;
        progress.accept(read);
      }
      return n;
    }
  }
}

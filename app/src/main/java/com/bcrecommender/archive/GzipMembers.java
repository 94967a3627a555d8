package com.bcrecommender.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/// The members of a gzip file one after the other (RFC 1952), each with its place in the file and
/// checked against its checksum. The JDK's stream hides where members begin and takes a torn one at
/// the end for the end; jwarc's does not check the sums, and took 7 of 8 flipped bits for an
/// answer. Memory does not grow with the file. Not thread-safe.
final class GzipMembers implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final FileChannel channel;
  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int filled;
  private long before;
  private boolean open;

  GzipMembers(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    in = Channels.newInputStream(channel);
  }

  long size() throws IOException {
    return channel.size();
  }

  /// Bytes of the file that were taken: between two members, where the last one ended.
  long position() {
    return before + at;
  }

  /// Goes into the member that begins here.
  ///
  /// @throws EOFException where its header is torn
  /// @throws ZipException where there is something else
  void next() throws IOException {
    if (open) {
      throw new IllegalStateException("the member before is not read to its end");
    }
    if (octet() != 0x1f || octet() != 0x8b || octet() != 8) {
      throw new ZipException("no gzip member");
    }
    int flags = octet();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(octet() | octet() << 8);
    }
    for (int text : new int[] {NAME, COMMENT}) {
      if ((flags & text) != 0) {
        while (octet() != 0) {}
      }
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
    inflater.reset();
    open = true;
  }

  /// Goes to the first place from here on that looks like a member's beginning, whatever was read
  /// before.
  ///
  /// @return that place, or the file's length
  long seek(long from) throws IOException {
    jump(from);
    int last = 0;
    while (at < filled || fill()) {
      last = last << 8 | octet();
      if ((last & 0xffffff) == 0x1f8b08 && position() - 3 >= from) {
        long found = position() - 3;
        jump(found);
        return found;
      }
    }
    return size();
  }

  private void jump(long to) throws IOException {
    channel.position(to);
    before = to;
    at = 0;
    filled = 0;
    open = false;
  }

  /// What the member holds. Its end is told only once its checksum and length were found right.
  InputStream stream() {
    return new Member();
  }

  private int octet() throws IOException {
    if (at == filled && !fill()) {
      throw new EOFException("cut off within a record");
    }
    return buffer[at++] & 0xff;
  }

  private void skip(int octets) throws IOException {
    for (int i = 0; i < octets; i++) {
      octet();
    }
  }

  private boolean fill() throws IOException {
    before += filled;
    at = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }

  private long number() throws IOException {
    long number = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      number |= (long) octet() << shift;
    }
    return number;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    channel.close();
  }

  private final class Member extends InputStream {
    private final CRC32 crc = new CRC32();

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      while (open) {
        try {
          int got = inflater.inflate(into, offset, length);
          if (got > 0) {
            crc.update(into, offset, got);
            return got;
          }
        } catch (DataFormatException e) {
          throw new ZipException("damaged: " + e.getMessage());
        }
        if (inflater.finished()) {
          end();
        } else if (inflater.needsInput()) {
          feed();
        } else {
          throw new ZipException("damaged: it needs a dictionary");
        }
      }
      return -1;
    }

    private void feed() throws IOException {
      if (at == filled && !fill()) {
        throw new EOFException("cut off within a record");
      }
      inflater.setInput(buffer, at, filled - at);
      at = filled;
    }

    private void end() throws IOException {
      at -= inflater.getRemaining();
      long length = inflater.getBytesWritten() & 0xffffffffL;
      if (number() != crc.getValue()) {
        throw new ZipException("damaged: its checksum does not fit");
      }
      if (number() != length) {
        throw new ZipException("damaged: its length does not fit");
      }
      open = false;
    }
  }
}

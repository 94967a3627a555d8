package com.bcrecommender.imports.collection;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The lines of a stream as bytes, up to a length; what is longer is skipped to its end and never
/// held. A line is given where it lies, without a copy where that is possible. Memory: 64 KiB, and
/// the longest line met.
public final class ByteLines {
  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int filled;
  private byte[] held = {};
  private int heldLength;
  private byte[] bytes = buffer;
  private int start;
  private int length;
  private long number;
  private boolean tooLong;

  /// @param longest bytes of a line that is given
  public ByteLines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /// Goes to the next line; false at the end. The line before is no longer valid.
  public boolean next() throws IOException {
    heldLength = 0;
    tooLong = false;
    boolean any = false;
    while (fill()) {
      any = true;
      int end = next;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      boolean ended = end < filled;
      if (ended && heldLength == 0 && !tooLong && end - next <= longest) {
        give(buffer, next, end - next);
        next = end + 1;
        return true;
      }
      hold(end);
      next = ended ? end + 1 : end;
      if (ended) {
        break;
      }
    }
    if (any) {
      give(held, 0, heldLength);
    }
    return any;
  }

  private void give(byte[] from, int first, int count) {
    number++;
    bytes = from;
    start = first;
    length = count;
  }

  private void hold(int end) {
    int more = end - next;
    if (tooLong || more > longest - heldLength) {
      tooLong = true;
      heldLength = 0;
      return;
    }
    if (heldLength + more > held.length) {
      held = Arrays.copyOf(held, Math.clamp(2L * (heldLength + more), 1 << 12, longest));
    }
    System.arraycopy(buffer, next, held, heldLength, more);
    heldLength += more;
  }

  private boolean fill() throws IOException {
    if (next == filled) {
      filled = Math.max(0, in.read(buffer));
      next = 0;
    }
    return next < filled;
  }

  /// Where the line lies, from [#start] on [#length] bytes without its end; empty for one that is
  /// too long. Valid until the next line, and not to be written to.
  public byte[] bytes() {
    return bytes;
  }

  public int start() {
    return start;
  }

  public int length() {
    return length;
  }

  /// From 1.
  public long number() {
    return number;
  }

  public boolean tooLong() {
    return tooLong;
  }
}

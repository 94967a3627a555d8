package com.bcrecommender.engine.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Ints in an array, or in a mapped file ([ScratchFile]): 4 bytes each, on the heap or in the
/// system's file cache. At most 2^31 - 9. Where they lie is decided when they are made, and changes
/// nothing but speed: a read costs a branch that always goes the same way, and from a file a check
/// of bounds and, where the system has put the page out, a read of the disk.
///
/// To be written by one thread, and then read by any number.
public final class Ints {
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  private final int length;
  private final int @Nullable [] array;
  private final MemorySegment mapped;

  private Ints(int length, int @Nullable [] array, MemorySegment mapped) {
    this.length = length;
    this.array = array;
    this.mapped = mapped;
  }

  /// Those of an array, which is taken over.
  public static Ints of(int[] array) {
    return new Ints(array.length, array, MemorySegment.NULL);
  }

  /// Room for so many.
  ///
  /// @param mapped whether in a file
  /// @param value of all
  /// @throws UncheckedIOException where there is no room on the disk
  public static Ints filled(int length, int value, boolean mapped) {
    if (!mapped) {
      int[] array = new int[length];
      Arrays.fill(array, value);
      return of(array);
    }
    // Written rather than left empty, so that a full disk is an error now and no fault later.
    try (Appender appender = new Appender(true)) {
      int[] some = new int[Math.min(length, 1 << 14)];
      Arrays.fill(some, value);
      for (int left = length; left > 0; left -= some.length) {
        appender.add(some, Math.min(left, some.length));
      }
      return appender.ints();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int length() {
    return length;
  }

  public int get(int at) {
    int[] heap = array;
    return heap != null ? heap[at] : mapped.getAtIndex(INT, at);
  }

  public void set(int at, int value) {
    int[] heap = array;
    if (heap != null) {
      heap[at] = value;
    } else {
      mapped.setAtIndex(INT, at, value);
    }
  }

  /// Copies some to the front of an array.
  public void copy(int from, int end, int[] into) {
    int[] heap = array;
    if (heap != null) {
      System.arraycopy(heap, from, into, 0, end - from);
    } else if (end > from) {
      MemorySegment.copy(mapped, INT, (long) from * Integer.BYTES, into, 0, end - from);
    }
  }

  /// Copies the front of an array to some.
  public void put(int[] from, int count, int at) {
    int[] heap = array;
    if (heap != null) {
      System.arraycopy(from, 0, heap, at, count);
    } else if (count > 0) {
      MemorySegment.copy(from, 0, mapped, INT, (long) at * Integer.BYTES, count);
    }
  }

  /// Whether they lie in a file.
  public boolean isMapped() {
    return array == null;
  }

  /// The array itself, which must not be changed; null where they lie in a file.
  int @Nullable [] array() {
    return array;
  }

  /// Makes them one after another, when how many there will be is not known.
  public static final class Appender implements AutoCloseable {
    private final @Nullable ScratchFile file;
    private int[] array = new int[0];
    private int length;

    /// @param mapped whether in a file
    public Appender(boolean mapped) throws IOException {
      file = mapped ? new ScratchFile() : null;
    }

    /// Adds the first of an array.
    public void add(int[] numbers, int count) throws IOException {
      ScratchFile to = file;
      if (count > Integer.MAX_VALUE - 8 - length) {
        throw new IllegalArgumentException("expected at most 2147483639 numbers, found more");
      }
      if (to != null) {
        to.add(numbers, 0, count);
      } else {
        if (length + count > array.length) {
          long more = Math.min(Integer.MAX_VALUE - 8, Math.max(16, array.length * 3L / 2));
          array = Arrays.copyOf(array, (int) Math.max(length + count, more));
        }
        System.arraycopy(numbers, 0, array, length, count);
      }
      length += count;
    }

    public int length() {
      return length;
    }

    /// All of them. Nothing is added any more.
    public Ints ints() throws IOException {
      ScratchFile from = file;
      return from != null
          ? new Ints(length, null, from.map())
          : Ints.of(array.length == length ? array : Arrays.copyOf(array, length));
    }

    /// What was made stays.
    @Override
    public void close() throws IOException {
      if (file != null) {
        file.close();
      }
    }
  }
}

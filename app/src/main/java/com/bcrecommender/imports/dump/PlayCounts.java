package com.bcrecommender.imports.dump;

import com.bcrecommender.catalog.PairSort;
import com.bcrecommender.engine.data.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/// Counts how often each listener played each tralbum, of listens in any order and of any number:
/// an external merge sort. A million at a time are sorted in memory and written to a file; at the
/// end all of them are merged. So a listen that comes in two dumps counts once.
///
/// Memory: 32 MiB, and 16 KiB for each million of listens; 16 bytes a listen on the disk. For one
/// thread.
public final class PlayCounts implements AutoCloseable {
  private static final int HELD = 1 << 20;
  private static final int BUFFER = 1 << 14;

  /// In the upper half of a record's second number: a count that somebody else made; else a time.
  private static final long COUNTED = 1L << 63;

  private final FileChannel file;
  private final int most;
  private final List<Long> ends = new ArrayList<>();
  private long[] pairs = new long[1 << 12];
  private long[] whats = new long[1 << 12];
  private int held;
  private long written;
  private long repeated;

  private PlayCounts(FileChannel file, int most) {
    this.file = file;
    this.most = most;
  }

  /// @param scratch a file for what is sorted; it is emptied, and gone at the end
  public static PlayCounts begin(Path scratch) throws IOException {
    return begin(scratch, HELD);
  }

  /// @param most how many listens are held at once, a power of two from 4096
  static PlayCounts begin(Path scratch, int most) throws IOException {
    return new PlayCounts(
        FileChannel.open(
            scratch,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE),
        most);
  }

  /// A listen.
  ///
  /// @param time UTC epoch seconds; one that no snapshot can hold counts without its time
  /// @param message tells it from others of the same time
  public void listen(int listener, int tralbum, long time, String message) {
    long seconds = time >= 0 && time <= Snapshot.LATEST_TIME ? time : Snapshot.LATEST_TIME + 1;
    add(listener, tralbum, seconds << 31 | (message.hashCode() & 0x7FFF_FFFFL));
  }

  /// How often a listener played a tralbum, as ListenBrainz counted. Of two counts the larger
  /// holds.
  public void counted(int listener, int tralbum, int plays) {
    add(listener, tralbum, COUNTED | plays);
  }

  private void add(int listener, int tralbum, long what) {
    if (held == pairs.length) {
      if (held == most) {
        write();
      } else {
        pairs = Arrays.copyOf(pairs, 2 * held);
        whats = Arrays.copyOf(whats, 2 * held);
      }
    }
    pairs[held] = (long) listener << Integer.SIZE | tralbum;
    whats[held++] = what;
  }

  private void write() {
    // The sort is stable, so by the second number and then by the first is by both.
    PairSort.sort(whats, pairs, held);
    PairSort.sort(pairs, whats, held);
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try {
      for (int i = 0; i < held; i++) {
        buffer.putLong(pairs[i]).putLong(whats[i]);
        if (!buffer.hasRemaining() || i == held - 1) {
          buffer.flip();
          while (buffer.hasRemaining()) {
            written += file.write(buffer, written);
          }
          buffer.clear();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (held > 0) {
      ends.add(written);
    }
    held = 0;
  }

  /// Gives each listener and tralbum once, in order of both. To be called once, at the end.
  public void each(Counts counts) {
    write();
    PriorityQueue<Run> runs = new PriorityQueue<>();
    long start = 0;
    for (long end : ends) {
      Run run = new Run(start, end);
      if (run.next()) {
        runs.add(run);
      }
      start = end;
    }
    long pair = -1;
    long last = 0;
    Tally tally = new Tally();
    for (Run run = runs.poll(); run != null; run = runs.poll()) {
      if (run.pair != pair) {
        tally.give(pair, counts);
        pair = run.pair;
      } else if (run.what == last) {
        repeated++;
        requeue(run, runs);
        continue;
      }
      last = run.what;
      tally.add(last);
      requeue(run, runs);
    }
    tally.give(pair, counts);
  }

  private static void requeue(Run run, PriorityQueue<Run> runs) {
    if (run.next()) {
      runs.add(run);
    }
  }

  /// Listens and counts that came more than once.
  public long repeated() {
    return repeated;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Takes what was counted.
  public interface Counts {
    /// @param time of the first listen, UTC epoch seconds, or [Snapshot#UNKNOWN_TIME]
    void count(int listener, int tralbum, long plays, long time);
  }

  /// What is counted of one listener and tralbum.
  private static final class Tally {
    private long listens;
    private long counted;
    private long first;

    Tally() {
      clear();
    }

    private void clear() {
      listens = 0;
      counted = 0;
      first = Snapshot.UNKNOWN_TIME;
    }

    void add(long what) {
      if ((what & COUNTED) != 0) {
        counted = Math.max(counted, what & ~COUNTED);
        return;
      }
      long time = what >>> 31;
      if (listens++ == 0 && time <= Snapshot.LATEST_TIME) {
        first = time;
      }
    }

    void give(long pair, Counts counts) {
      if (listens > 0 || counted > 0) {
        counts.count((int) (pair >>> Integer.SIZE), (int) pair, Math.max(listens, counted), first);
      }
      clear();
    }
  }

  /// One sorted part of the file.
  private final class Run implements Comparable<Run> {
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private final long end;
    private long at;
    private long pair;
    private long what;

    Run(long start, long end) {
      at = start;
      this.end = end;
    }

    boolean next() {
      if (!buffer.hasRemaining()) {
        if (at == end) {
          return false;
        }
        fill();
      }
      pair = buffer.getLong();
      what = buffer.getLong();
      return true;
    }

    private void fill() {
      buffer.clear().limit((int) Math.min(BUFFER, end - at));
      try {
        while (buffer.hasRemaining()) {
          int read = file.read(buffer, at);
          if (read < 0) {
            throw new IOException("the scratch file was cut off by somebody else");
          }
          at += read;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      buffer.flip();
    }

    @Override
    public int compareTo(Run other) {
      int byPair = Long.compare(pair, other.pair);
      return byPair != 0 ? byPair : Long.compare(what, other.what);
    }
  }
}

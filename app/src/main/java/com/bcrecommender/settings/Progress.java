package com.bcrecommender.settings;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Shows a person how long work goes: done, rate, time left. On a terminal one line that redraws
/// itself four times a second; elsewhere a plain line every five seconds, so that a log stays
/// short. One thread at a time.
public final class Progress implements AutoCloseable {
  private static final long TERMINAL_NANOS = 250_000_000L;
  private static final long PLAIN_NANOS = 5_000_000_000L;

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier clock;
  private final String stage;
  private final String unit;
  private final long began;
  private long shown;
  private long done;
  private long total;
  private boolean drawn;

  /// @param stage the stage's name: the same word as the command's and the package's
  /// @param unit what is counted, in the plural; `bytes` are shown as MB
  /// @param total how many there are, 0 where nobody knows
  public Progress(PrintStream out, boolean terminal, String stage, String unit, long total) {
    this(out, terminal, System::nanoTime, stage, unit, total);
  }

  Progress(
      PrintStream out,
      boolean terminal,
      LongSupplier clock,
      String stage,
      String unit,
      long total) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.stage = stage;
    this.unit = unit;
    this.total = total;
    this.began = clock.getAsLong();
    this.shown = began;
  }

  /// Tells how far the work is; cheap enough to be called for every item.
  public void update(long nowDone) {
    update(nowDone, total);
  }

  /// As [#update(long)], for work whose size becomes known on the way.
  public void update(long nowDone, long nowTotal) {
    done = nowDone;
    total = nowTotal;
    long now = clock.getAsLong();
    if (now - shown >= (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
      shown = now;
      show(now);
    }
  }

  /// Prints a line of its own without breaking the running one.
  public void say(String line) {
    clear();
    out.println(line);
    out.flush();
  }

  /// Ends with one line that stays: what was done and how long it took. Where nothing was done
  /// there is nothing to say, and an error's one line stands alone.
  @Override
  public void close() {
    clear();
    if (done == 0) {
      return;
    }
    double seconds = (clock.getAsLong() - began) / 1e9;
    out.println("%-10s %s in %s".formatted(stage, counted(done), duration(seconds)));
    out.flush();
  }

  private void show(long now) {
    double seconds = (now - began) / 1e9;
    double rate = seconds > 0 ? done / seconds : 0;
    StringBuilder line = new StringBuilder("%-10s ".formatted(stage));
    if (total > 0) {
      line.append(
          String.format(
              Locale.ROOT,
              "%3d %%  %s of %s",
              Math.min(100, done * 100 / total),
              unit.equals("bytes") ? counted(done) : String.format(Locale.ROOT, "%,d", done),
              counted(total)));
    } else {
      line.append(counted(done));
    }
    line.append(
        String.format(
            Locale.ROOT,
            unit.equals("bytes") ? ", %,.1f MB/s" : ", %,.0f/s",
            unit.equals("bytes") ? rate / 1e6 : rate));
    if (total > done && rate > 0) {
      line.append(", ").append(duration((total - done) / rate)).append(" left");
    }
    if (terminal) {
      // Carriage return, the line, erase to its end.
      out.print("\r" + line + "\u001b[K");
      drawn = true;
    } else {
      out.println(line);
    }
    out.flush();
  }

  private void clear() {
    if (drawn) {
      out.print("\r\u001b[K");
      drawn = false;
    }
  }

  private String counted(long count) {
    if (unit.equals("bytes")) {
      return String.format(Locale.ROOT, "%,.1f MB", count / 1e6);
    }
    return String.format(Locale.ROOT, "%,d %s", count, unit);
  }

  /// A duration as a person says it; one that is negative, as by a clock that went back, is none.
  public static String duration(Duration duration) {
    return duration(Math.max(0, duration.toMillis()) / 1000.0);
  }

  /// A duration as a person says it: `0.4 s`, `2 min 5 s`, `3 h 12 min`, `23 days`.
  public static String duration(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return whole / 60 + " min " + whole % 60 + " s";
    }
    if (whole < 172_800) {
      return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
    return Math.round(whole / 86_400.0) + " days";
  }
}

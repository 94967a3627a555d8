package com.bcrecommender.cli;

import com.bcrecommender.operate.WorkerTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Time that skips what nobody would work in: a pause without a job under way takes none. It is the
/// system's otherwise, and kept in files, so that who steers it is another process, and a worker
/// after a kill goes on where the one before was. Files in the folder: `ahead`, milliseconds that
/// have been skipped; `limit`, the milliseconds beyond which nothing is skipped; `off`,
/// milliseconds by which the clock on the wall is wrong.
final class SkippingTime implements WorkerTime {
  private static final long AT_LIMIT_MILLISECONDS = 50;

  private final Path folder;
  private final Semaphore wakings = new Semaphore(0);
  private Duration skipped;

  SkippingTime(Path folder) {
    this.folder = folder;
    this.skipped = read(folder, "ahead");
  }

  static Duration read(Path folder, String name) {
    Path file = folder.resolve(name);
    try {
      return Duration.ofMillis(
          Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path folder, String name, Duration value) {
    try {
      Path part = Files.writeString(folder.resolve(name + ".part"), value.toMillis() + "\n");
      Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InstantSource clock() {
    return () -> Instant.now().plus(ahead());
  }

  @Override
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime()).plus(skipped);
  }

  @Override
  public Duration ahead() {
    return skipped.plus(read(folder, "off"));
  }

  @Override
  public void pause(Duration most, boolean busy) throws InterruptedException {
    Duration room = read(folder, "limit").minus(skipped);
    if (busy || room.isNegative() || room.isZero()) {
      long wait = busy ? most.toMillis() : Math.min(most.toMillis(), AT_LIMIT_MILLISECONDS);
      var _ = wakings.tryAcquire(Math.max(wait, 1), TimeUnit.MILLISECONDS);
    } else if (!most.isNegative()) {
      skipped = skipped.plus(room.compareTo(most) < 0 ? room : most);
      write(folder, "ahead", skipped);
    }
    wakings.drainPermits();
  }

  @Override
  public void wake() {
    wakings.release();
  }
}

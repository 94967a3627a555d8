package com.bcrecommender.publish;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Some things done at the same time, so that a distant host's answers are not waited for one by
/// one. The first failure stops what was not begun, and is thrown to who hands out the work, one
/// thread at a time.
final class Lanes implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free;
  private final int lanes;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  Lanes(int lanes) {
    this.lanes = lanes;
    this.free = new Semaphore(lanes);
  }

  /// Begins some work, after waiting for a free lane.
  void run(Runnable work) {
    free.acquireUninterruptibly();
    if (failure.get() != null) {
      free.release();
      rethrow();
    }
    threads.execute(() -> {
      try {
        work.run();
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      } finally {
        free.release();
      }
    });
  }

  /// Waits until all work is done.
  void finish() {
    free.acquireUninterruptibly(lanes);
    free.release(lanes);
    rethrow();
  }

  private void rethrow() {
    Throwable thrown = failure.get();
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}

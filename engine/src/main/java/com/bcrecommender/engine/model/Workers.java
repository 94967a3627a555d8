package com.bcrecommender.engine.model;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// Computes numbered blocks on several threads and hands the results over in the order of their
/// numbers, so that what is made of them is the same for any number of threads. At most a few
/// blocks per thread are held at once.
public final class Workers {
  /// Computes blocks; one per thread, with scratch memory of its own.
  @FunctionalInterface
  public interface Work<R> {
    R compute(int block);
  }

  /// Gets the results in order, on the thread that called [#inOrder].
  @FunctionalInterface
  public interface Results<R> {
    void result(int block, R result);
  }

  private static final int BLOCKS_PER_THREAD = 3;

  private Workers() {}

  /// Computes blocks 0 to `blocks` - 1. One thread means the caller's own.
  ///
  /// @param work makes the work of one thread
  public static <R> void inOrder(
      int threads, int blocks, Supplier<? extends Work<R>> work, Results<? super R> results) {
    if (threads < 1) {
      throw new IllegalArgumentException("expected at least one thread, found " + threads);
    }
    if (threads == 1 || blocks <= 1) {
      Work<R> own = work.get();
      for (int b = 0; b < blocks; b++) {
        results.result(b, own.compute(b));
      }
      return;
    }
    Queue<Work<R>> idle = new ConcurrentLinkedQueue<>();
    ExecutorService executor =
        Executors.newFixedThreadPool(
            Math.min(threads, blocks), Thread.ofPlatform().name("engine-", 0).daemon().factory());
    try {
      ArrayDeque<Future<R>> running = new ArrayDeque<>();
      int next = 0;
      for (int b = 0; b < blocks; b++) {
        while (next < blocks && running.size() < BLOCKS_PER_THREAD * threads) {
          int block = next++;
          running.add(
              executor.submit(() -> {
                Work<R> own = idle.poll();
                if (own == null) {
                  own = work.get();
                }
                R result = own.compute(block);
                idle.add(own);
                return result;
              }));
        }
        results.result(b, got(running.remove()));
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static <R> R got(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a block", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException unchecked -> throw unchecked;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}

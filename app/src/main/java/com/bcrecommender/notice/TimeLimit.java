package com.bcrecommender.notice;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Lets an outlet take a set time at most, however slowly the other side answers.
final class TimeLimit {
  private TimeLimit() {}

  /// Sends in a virtual thread, whose interruption closes the connection that it waits for.
  static void send(Outlet outlet, Message message, Duration limit)
      throws NotSent, InterruptedException {
    FutureTask<Void> task =
        new FutureTask<>(() -> {
          outlet.send(message);
          return null;
        });
    Thread thread = Thread.ofVirtual().name("notice-" + outlet.name()).start(task);
    try {
      task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case NotSent notSent -> throw notSent;
        case Error error -> throw error;
        case null, default ->
            // A fault of ours in an outlet must not end who tells of faults; secrets may be in its
            // text.
            throw new NotSent(
                "a fault in bcr itself: " + String.valueOf(e.getCause()).split("[:\\s]", 2)[0],
                "report it");
      }
    } catch (TimeoutException e) {
      throw new NotSent(
          "no answer within %d s".formatted(limit.toSeconds()),
          "look whether %s is reachable and well".formatted(outlet.target()));
    } finally {
      thread.interrupt();
    }
  }
}

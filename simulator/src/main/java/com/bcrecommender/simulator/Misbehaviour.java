package com.bcrecommender.simulator;

import java.util.function.Predicate;

/// One order to misbehave: for which requests, how, and how often. Safe to share between threads.
public final class Misbehaviour {
  /// For [Simulator#misbehave]: until it is cancelled.
  public static final int FOR_EVER = Integer.MAX_VALUE;

  private final Predicate<Request> when;
  private final Fault fault;
  private int left;
  private int done;

  Misbehaviour(Predicate<Request> when, Fault fault, int times) {
    if (times < 1) {
      throw new IllegalArgumentException("expected to misbehave at least once, found " + times);
    }
    this.when = when;
    this.fault = fault;
    this.left = times;
  }

  /// Whether this request is to suffer; takes one off the number of times if so.
  synchronized boolean applies(Request request) {
    if (left == 0 || !when.test(request)) {
      return false;
    }
    if (left != FOR_EVER) {
      left--;
    }
    done++;
    return true;
  }

  Fault fault() {
    return fault;
  }

  /// How many requests have suffered.
  public synchronized int count() {
    return done;
  }

  /// Behaves again.
  public synchronized void cancel() {
    left = 0;
  }
}

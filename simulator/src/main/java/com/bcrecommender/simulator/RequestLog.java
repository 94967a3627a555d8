package com.bcrecommender.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The latest requests, in order of arrival. Safe to share between threads.
final class RequestLog {
  /// About 30 MB when full; a long demo must not grow without end.
  static final int LIMIT = 100_000;

  private final Deque<Request> requests = new ArrayDeque<>();
  private int count;

  /// Numbers and keeps a request.
  synchronized Request add(
      String method, String path, String query, String host, String userAgent) {
    Request request = new Request(++count, method, path, query, host, userAgent, System.nanoTime());
    requests.addLast(request);
    if (requests.size() > LIMIT) {
      requests.removeFirst();
    }
    return request;
  }

  synchronized List<Request> all() {
    return List.copyOf(requests);
  }

  synchronized int count() {
    return count;
  }
}

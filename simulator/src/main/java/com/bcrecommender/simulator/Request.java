package com.bcrecommender.simulator;

/// A request that came in.
///
/// @param number from 1, in the order of arrival
/// @param method such as `GET`
/// @param path as sent, without the query
/// @param query as sent, empty for none
/// @param host the `Host` header
/// @param userAgent who asked, empty where it did not say
/// @param nanos [System#nanoTime()] at arrival
public record Request(
    int number,
    String method,
    String path,
    String query,
    String host,
    String userAgent,
    long nanos) {

  /// Path and query as in the request line.
  public String target() {
    return query.isEmpty() ? path : path + "?" + query;
  }
}

package com.bcrecommender.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A way to misbehave.
public sealed interface Fault {

  /// Status 429.
  ///
  /// @param retryAfter the header as sent (`3`, an HTTP date, rubbish), or null for none
  record TooMany(@Nullable String retryAfter) implements Fault {}

  /// Status 503.
  ///
  /// @param retryAfter as in [TooMany]
  record Unavailable(@Nullable String retryAfter) implements Fault {}

  /// Status 403.
  record Forbidden() implements Fault {}

  /// The site's 404 page: deleted.
  record Gone() implements Fault {}

  /// The right answer, after a while.
  record Slow(Duration delay) implements Fault {}

  /// The right headers and half the body; then the connection is closed.
  record CutOff() implements Fault {}

  /// Status 200 and a page that asks for a proof of being human.
  record Challenge() implements Fault {}

  /// The right page, with its blobs' attributes and elements under other names.
  record ChangedMarkup() implements Fault {}

  /// To another place: another path, the same one (a loop), another host.
  ///
  /// @param status 301, 302, 303, 307 or 308
  /// @param location the header as sent; null for the address asked for
  record Redirect(int status, @Nullable String location) implements Fault {

    /// To the address that was asked for, for ever.
    public static Redirect loop() {
      return new Redirect(302, null);
    }

    /// For good, to a place.
    public static Redirect to(String location) {
      return new Redirect(301, location);
    }
  }

  /// The right page with a body of at least this size, filled up with white space; compressed,
  /// where the client asks for it, to almost nothing.
  record Huge(int bytes) implements Fault {}
}

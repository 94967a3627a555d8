package com.bcrecommender.crawl;

import com.bcrecommender.crawl.Transport.Answer;
import java.net.URI;
import java.time.Instant;

/// How one attempt to fetch an address ended.
sealed interface Fetched {

  /// A whole answer, of any status but a redirect.
  ///
  /// @param address the last one, after redirects
  /// @param at when the answer had come
  record Answered(URI address, Answer answer, Instant at) implements Fetched {}

  /// This crawl may not ask for it: robots.txt, or a redirect to somewhere else.
  record Refused(String why) implements Fetched {}

  /// Whether it may be asked cannot be told before `until`.
  record Undecided(Instant until, String why, boolean challenge) implements Fetched {}

  /// No whole answer.
  record Failed(String why) implements Fetched {}
}

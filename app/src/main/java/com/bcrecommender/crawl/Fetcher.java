package com.bcrecommender.crawl;

import com.bcrecommender.crawl.Budget.SpentException;
import com.bcrecommender.crawl.Transport.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fetches one address, and what it redirects to: every hop is checked again for its host and by
/// that host's robots.txt, and waits for its turn. Not thread-safe.
final class Fetcher {
  private static final int MOST_REDIRECTS = 5;

  private final PacedClient client;
  private final Robots robots;

  Fetcher(PacedClient client, Robots robots) {
    this.client = client;
    this.robots = robots;
  }

  /// @param post JSON to post, or null; a post is not redirected
  Fetched fetch(URI address, @Nullable String post) throws InterruptedException, SpentException {
    Set<URI> seen = new HashSet<>();
    URI at = address;
    try {
      while (true) {
        Optional<String> foreign = client.refusal(at);
        if (foreign.isPresent()) {
          return new Fetched.Refused(hop(at, address) + foreign.get());
        }
        if (!seen.add(at)) {
          return new Fetched.Refused("redirects in a circle");
        }
        if (seen.size() > MOST_REDIRECTS + 1) {
          return new Fetched.Refused("more than " + MOST_REDIRECTS + " redirects");
        }
        switch (robots.check(at)) {
          case Robots.Verdict.Disallowed() -> {
            return new Fetched.Refused(hop(at, address) + "robots.txt");
          }
          case Robots.Verdict.Unknown unknown -> {
            return new Fetched.Undecided(unknown.until(), unknown.why(), unknown.challenge());
          }
          case Robots.Verdict.Allowed allowed -> {
            Answer answer = client.ask(at, post, allowed.crawlDelay());
            Optional<URI> onward = post == null ? Redirects.target(at, answer) : Optional.empty();
            if (onward.isEmpty()) {
              return new Fetched.Answered(at, answer, client.answeredAt());
            }
            at = onward.get();
          }
        }
      }
    } catch (PacedClient.RefusedException e) {
      return new Fetched.Refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Fetched.Failed(String.valueOf(e.getMessage()));
    }
  }

  private static String hop(URI at, URI address) {
    return at.equals(address) ? "" : "a redirect to what is refused: ";
  }
}

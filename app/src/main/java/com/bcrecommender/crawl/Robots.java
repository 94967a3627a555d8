package com.bcrecommender.crawl;

import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.PageReader;
import com.bcrecommender.crawl.Budget.SpentException;
import com.bcrecommender.crawl.Transport.Answer;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The robots.txt of every host, obeyed by RFC 9309 with crawler-commons, read again after 24
/// hours.
///
/// A file that the server says is not there (4xx) allows all. An error of the server, no answer,
/// 429, a page in place of the file or too many redirects deny all of the host for an hour, then it
/// is asked again. Where the standard leaves a choice (old rules while the file cannot be read,
/// more than five redirects), this takes the careful side. Not thread-safe.
final class Robots {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration ASKED_AGAIN = Duration.ofHours(1);
  private static final int MOST_REDIRECTS = 5;

  /// RFC 9309, 2.5: at least 500 kibibytes must be read.
  private static final int MOST_BYTES = 512 << 10;

  /// A host that wants longer than this between requests wants none.
  private static final Duration LONGEST_DELAY = Duration.ofDays(1);

  /// 10,000 hosts of about 4 KB each.
  private static final int MOST_HOSTS = 10_000;

  /// What robots.txt says of an address.
  sealed interface Verdict {
    /// It may be asked, with this wait between requests.
    record Allowed(Duration crawlDelay) implements Verdict {}

    /// It must not be asked.
    record Disallowed() implements Verdict {}

    /// Nobody knows; ask after `until`.
    ///
    /// @param challenge a challenge page came in place of the file
    record Unknown(Instant until, String why, boolean challenge) implements Verdict {}
  }

  private sealed interface Known {
    Instant until();

    record Rules(BaseRobotRules rules, Instant until) implements Known {}

    record Denied(String why, boolean challenge, Instant until) implements Known {}
  }

  private final PacedClient client;
  private final InstantSource clock;
  private final SimpleRobotRulesParser parser =
      new SimpleRobotRulesParser(LONGEST_DELAY.toMillis(), 0);
  private final Map<String, Known> hosts =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Serial private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MOST_HOSTS;
        }
      };

  Robots(PacedClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  /// What the address's host says of it; asks the host when it has to.
  Verdict check(URI address) throws InterruptedException, SpentException {
    String host = address.getScheme() + "://" + address.getRawAuthority();
    Known known = hosts.get(host);
    if (known == null || !clock.instant().isBefore(known.until())) {
      known = read(URI.create(host + "/robots.txt"));
      hosts.put(host, known);
    }
    return switch (known) {
      case Known.Denied denied ->
          new Verdict.Unknown(denied.until(), denied.why(), denied.challenge());
      case Known.Rules rules -> verdict(rules.rules(), address);
    };
  }

  private static Verdict verdict(BaseRobotRules rules, URI address) {
    if (!rules.isAllowed(address.toString())) {
      return new Verdict.Disallowed();
    }
    long delay = rules.getCrawlDelay();
    // None is stated where it is negative.
    return new Verdict.Allowed(Duration.ofMillis(Math.max(0, delay)));
  }

  private Known read(URI file) throws InterruptedException, SpentException {
    URI at = file;
    try {
      for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
        Answer answer = client.ask(at, null, Duration.ZERO);
        Optional<URI> onward = Redirects.target(at, answer);
        if (onward.isEmpty()) {
          return known(file, answer);
        }
        at = onward.get();
      }
      return denied("more than " + MOST_REDIRECTS + " redirects", false);
    } catch (IOException e) {
      return denied(String.valueOf(e.getMessage()), false);
    }
  }

  private Known known(URI file, Answer answer) {
    int status = answer.status();
    if (status == 429 || status >= 500 || status < 200 || (status >= 300 && status < 400)) {
      return denied("status " + status, false);
    }
    if (status >= 400) {
      return rules(file, new byte[0]);
    }
    byte[] body = answer.body();
    if (looksLikeMarkup(body)) {
      boolean challenge =
          PageReader.read(body, file.toString()) instanceof Page.Unreadable(Page.Reason reason, _)
              && reason == Page.Reason.CHALLENGE;
      return denied(challenge ? "a challenge page" : "a page in its place", challenge);
    }
    return rules(file, body.length > MOST_BYTES ? wholeLines(body) : body);
  }

  /// What can be read of a file that is too large. The line that the bound cuts is left out: half
  /// of an Allow would allow more.
  private static byte[] wholeLines(byte[] body) {
    int end = MOST_BYTES;
    while (end > 0 && body[end - 1] != '\n' && body[end - 1] != '\r') {
      end--;
    }
    return Arrays.copyOf(body, end);
  }

  private Known rules(URI file, byte[] text) {
    BaseRobotRules rules =
        parser.parseContent(file.toString(), text, "text/plain", List.of(Gate.PRODUCT));
    return new Known.Rules(rules, clock.instant().plus(KEPT));
  }

  private Known denied(String why, boolean challenge) {
    return new Known.Denied(
        "robots.txt could not be read: " + why, challenge, clock.instant().plus(ASKED_AGAIN));
  }

  private static boolean looksLikeMarkup(byte[] body) {
    String start = new String(body, 0, Math.min(body.length, 256), StandardCharsets.UTF_8);
    return start.replace("\uFEFF", "").stripLeading().startsWith("<");
  }
}

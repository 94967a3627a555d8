package com.bcrecommender.publish;

import static com.bcrecommender.settings.SilentWatch.NOBODY;

import com.bcrecommender.transfer.Host;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/// How the tests publish.
final class Publishing {
  /// A clock that stands still: the order of editions may not depend on it.
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T04:00:00Z"), ZoneOffset.UTC);

  private Publishing() {}

  static Published publish(Host host, Contents contents) {
    return publish(host, contents, PublishOptions.EVERYTHING);
  }

  static Published publish(Host host, Contents contents, int sample) {
    return new Publisher(host, new PublishOptions(sample, 1, 4, false), NOBODY, CLOCK)
        .publish(contents);
  }

  static Prune.Result prune(Host host, int keep) {
    return prune(host, keep, CLOCK);
  }

  static Prune.Result prune(Host host, int keep, Clock clock) {
    return new Prune(host, keep, 2, NOBODY, clock).run();
  }
}

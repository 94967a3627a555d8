package com.bcrecommender.publish;

import com.bcrecommender.settings.Progress;
import com.bcrecommender.settings.Watch;
import com.bcrecommender.transfer.Host;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/// How the tests publish.
final class Publishing {
  static final Watch NOBODY =
      (stage, unit, total) ->
          new Progress(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
              false,
              stage,
              unit,
              total);

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
    return new Prune(host, keep, 2, NOBODY).run();
  }
}

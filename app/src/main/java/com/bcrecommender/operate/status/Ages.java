package com.bcrecommender.operate.status;

import com.bcrecommender.settings.Progress;
import java.time.Duration;
import java.time.Instant;

/// How long ago, or how soon, in words.
public final class Ages {
  private Ages() {}

  /// Between two times; none for a first one that is later.
  public static String of(Instant then, Instant now) {
    return Progress.duration(Duration.between(then, now));
  }
}

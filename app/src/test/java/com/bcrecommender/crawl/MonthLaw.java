package com.bcrecommender.crawl;

import com.bcrecommender.crawl.MonthEvent.Began;
import com.bcrecommender.crawl.MonthEvent.Ended;
import com.bcrecommender.crawl.MonthEvent.Sent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A law that every request of a month keeps, judged from the log of events alone. A further law,
/// such as a budget by the day, is one more class of this kind and one more line in [MonthTest].
abstract class MonthLaw {
  /// More than anybody reads.
  private static final int MOST_OBJECTIONS = 20;

  private final List<String> objections = new ArrayList<>();
  private @Nullable Instant now;

  /// Judges a log from its beginning.
  ///
  /// @return what is against the law
  final List<String> judge(List<MonthEvent> log) {
    for (MonthEvent event : log) {
      switch (event) {
        case Began began -> {
          now = began.at();
          began(began);
        }
        case Ended ended -> {
          now = ended.at();
          ended(ended);
        }
        case Sent sent -> {
          now = sent.start();
          sent(sent);
        }
      }
    }
    return objections;
  }

  void began(Began run) {}

  void ended(Ended run) {}

  abstract void sent(Sent request);

  final void demand(boolean kept, String law, Object... details) {
    if (!kept && objections.size() < MOST_OBJECTIONS) {
      objections.add(
          getClass().getSimpleName() + " at " + now + ": " + law + " " + List.of(details));
    }
  }

  static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}

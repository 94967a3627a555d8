package com.bcrecommender.crawl;

import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.catalog.Visits;
import com.bcrecommender.settings.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// When a page that was read is read again, and one that is gone asked for again.
///
/// A page is first read again after a fixed time. From then on its rate of change is estimated from
/// its readings by Cho and Garcia-Molina, "Estimating frequency of change" (ACM Transactions on
/// Internet Technology 3(3), 2003): `ln((n + 0.5) / (n - x + 0.5))` changes per interval for x
/// changes seen in n intervals, of which the last [#WINDOW] count most. It is read again when a
/// change is as likely as not, which is after `ln 2` by the rate; but not sooner than an eighth of
/// the fixed time, not later than eight times of it, and no later than twice the last interval. The
/// site tells no dates of change in its headers, so a change is one of anything that is read from
/// the page.
///
/// A page that is gone is asked for again after 30 days, then twice as long each time, up to a
/// year.
///
/// @param first after which a page is first read again; zero for never, then nothing is asked again
record RevisitPlan(Duration first) {
  /// Beyond so many readings all counts are cut to half: a page may change its ways. With 5, one
  /// that was read every 480 days and now changes each time is read every 58 days after 12
  /// readings; with 8, it would take 30.
  static final int WINDOW = 5;

  static final Duration GONE_FIRST = Duration.ofDays(30);
  static final Duration GONE_LONGEST = Duration.ofDays(365);

  private static final int SPAN = 8;

  /// What a page says, as a hash; never 0. Two readings by different versions of the parser may
  /// differ where the page does not.
  static long contentOf(Page page) {
    byte[] hash = Sha256.begin().digest(page.toString().getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(hash).getLong() | 1;
  }

  /// Whether a page was read before and said the same.
  static boolean unchanged(Visits before, long content) {
    return before.content() == content;
  }

  /// What is known of a page after one more reading.
  static Visits after(Visits before, long content, Instant now) {
    if (before.content() == 0) {
      return new Visits(now.toEpochMilli(), content, 0, 0, 0, 0);
    }
    int readings = before.readings() + 1;
    int changes = before.changes() + (unchanged(before, content) ? 0 : 1);
    long watched = before.watched() + now.toEpochMilli() - before.readAt();
    if (readings > WINDOW) {
      // Rounded up alike, so that there are never more changes than readings.
      watched = watched * ((readings + 1) / 2) / readings;
      readings = (readings + 1) / 2;
      changes = (changes + 1) / 2;
    }
    return new Visits(now.toEpochMilli(), content, readings, changes, watched, 0);
  }

  /// When to read a page again; 1970 for never.
  ///
  /// @param before what was known before the reading
  /// @param after what is known now
  Instant due(Visits before, Visits after) {
    Instant now = Instant.ofEpochMilli(after.readAt());
    if (first.isZero()) {
      return Instant.EPOCH;
    }
    if (after.readings() == 0) {
      return now.plus(first);
    }
    double millis = Math.min(untilLikelyChanged(after), 2.0 * (after.readAt() - before.readAt()));
    double least = first.toMillis() / (double) SPAN;
    return now.plusMillis(Math.round(Math.clamp(millis, least, least * SPAN * SPAN)));
  }

  private static double untilLikelyChanged(Visits visits) {
    double n = visits.readings();
    // 0 where no change was seen; the wait is then without end, and bounded by the caller.
    double perInterval = Math.log((n + 0.5) / (n - visits.changes() + 0.5));
    return Math.log(2) / perInterval * visits.watched() / n;
  }

  /// When to ask again for what is gone; 1970 for never.
  ///
  /// @param absences how often in a row it had been gone before
  Instant dueGone(int absences, Instant now) {
    if (first.isZero()) {
      return Instant.EPOCH;
    }
    Duration wait = GONE_FIRST.multipliedBy(1L << Math.min(absences, 10));
    return now.plus(wait.compareTo(GONE_LONGEST) > 0 ? GONE_LONGEST : wait);
  }
}

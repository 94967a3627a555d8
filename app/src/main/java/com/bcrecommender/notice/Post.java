package com.bcrecommender.notice;

import com.bcrecommender.catalog.TroubleLedger.Outage;
import com.bcrecommender.catalog.TroubleLedger.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The messages that wait for outlets. Each outlet has a line of its own, which keeps its order;
/// one that takes nothing is tried again after 1, 2, 4 … 60 minutes, and holds up no other. Not
/// thread-safe.
final class Post {
  static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /// So many that had to wait go one by one; more go as one that sums them up.
  static final int FEW = 2;

  /// Of one line; the oldest go. A month without mail, with a kind that begins anew all the time,
  /// makes some 240, and what lasts is in the digest that follows.
  static final int MOST_WAITING = 300;

  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<String, Outage> outages = new TreeMap<>();
  private long next = 1;

  /// Puts what an earlier process left before what is there; of outlets that there no longer are
  /// nothing.
  void add(List<Waiting> earlier, List<Outage> earlierOutages, List<String> outlets) {
    List<Waiting> later = new ArrayList<>(waiting);
    waiting.clear();
    earlier.stream().filter(one -> outlets.contains(one.outlet())).forEach(this::append);
    later.forEach(this::append);
    earlierOutages.stream()
        .filter(outage -> outlets.contains(outage.outlet()))
        .forEach(outage -> outages.putIfAbsent(outage.outlet(), outage));
  }

  List<Waiting> waiting() {
    return List.copyOf(waiting);
  }

  List<Outage> outages() {
    return List.copyOf(outages.values());
  }

  Optional<Outage> outage(String outlet) {
    return Optional.ofNullable(outages.get(outlet));
  }

  /// A message joins the line of an outlet. A digest takes the place of one that waits still.
  void add(Message message, String outlet) {
    if (message.thread().equals("digest")) {
      waiting.removeIf(one -> one.outlet().equals(outlet) && one.thread().equals("digest"));
    }
    append(
        new Waiting(
            next,
            outlet,
            message.id(),
            message.thread(),
            message.subject(),
            message.body(),
            message.made()));
    List<Waiting> line = line(outlet);
    if (line.size() > MOST_WAITING) {
      waiting.remove(line.getFirst());
    }
  }

  private void append(Waiting one) {
    waiting.add(
        new Waiting(
            next++, one.outlet(), one.id(), one.thread(), one.subject(), one.body(), one.made()));
  }

  private List<Waiting> line(String outlet) {
    return waiting.stream().filter(one -> one.outlet().equals(outlet)).toList();
  }

  /// What goes to an outlet next: one message, or several to be summed up; none where nothing waits
  /// or the outlet is to be left alone still.
  List<Waiting> due(String outlet, Instant now) {
    List<Waiting> line = line(outlet);
    Outage outage = outages.get(outlet);
    if (outage == null || line.isEmpty()) {
      return line.isEmpty() ? line : line.subList(0, 1);
    }
    Duration left = Duration.between(now, outage.next());
    // More than the longest pause: the clock has gone back.
    boolean rests = left.isPositive() && left.compareTo(LONGEST_PAUSE) <= 0;
    if (rests) {
      return List.of();
    }
    return line.size() > FEW ? line : line.subList(0, 1);
  }

  /// An outlet has taken these.
  ///
  /// @return whether it had taken nothing before
  boolean sent(String outlet, List<Waiting> taken) {
    List<Long> numbers = taken.stream().map(Waiting::number).toList();
    waiting.removeIf(one -> numbers.contains(one.number()));
    return outages.remove(outlet) != null;
  }

  /// An outlet has taken nothing.
  Outage failed(String outlet, Instant now, String why) {
    Outage before = outages.get(outlet);
    int failures = before == null ? 1 : before.failures() + 1;
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
    Outage outage =
        new Outage(
            outlet,
            before == null ? now : before.since(),
            failures,
            now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause),
            why);
    outages.put(outlet, outage);
    return outage;
  }
}

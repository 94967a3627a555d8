package com.bcrecommender.operate.status;

import com.bcrecommender.catalog.JobLog;
import com.bcrecommender.catalog.JobLog.End;
import com.bcrecommender.catalog.JobLog.Outcome;
import com.bcrecommender.catalog.JobLog.Run;
import com.bcrecommender.operate.Duty;
import com.bcrecommender.operate.Upcoming;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the worker's jobs came to, and when the next are due.
final class JobLines {
  private final JobLog log;
  private final Upcoming upcoming;
  private final List<String> needs;
  private final Instant now;

  /// @param needs gets what a person has to do
  JobLines(JobLog log, Upcoming upcoming, List<String> needs, Instant now) {
    this.log = log;
    this.upcoming = upcoming;
    this.needs = needs;
    this.now = now;
  }

  /// A line a kind, after one on the worker itself.
  Status.Lines of(List<Duty> duties, boolean running) {
    Status.Lines lines = new Status.Lines();
    List<Run> workers = log.last("worker", 1);
    String since =
        workers.isEmpty()
            ? ""
            : ", begun %s ago".formatted(Ages.of(workers.getFirst().began(), now));
    lines.add(
        running
            ? "a worker runs" + since
            : "no worker runs; bcr worker starts one" + (workers.isEmpty() ? "" : " again"),
        Map.of("running", running ? 1 : 0));
    for (Duty duty : duties) {
      lines.add(line(duty, running), numbers(duty));
    }
    return lines;
  }

  private String line(Duty duty, boolean running) {
    String word = duty.kind().word();
    Optional<String> off = duty.off();
    if (off.isPresent()) {
      return "%-10s off: %s".formatted(word, off.get());
    }
    List<Run> last = log.last(word, 1);
    String past = last.isEmpty() ? "never yet" : past(word, last.getFirst());
    boolean underWay = !last.isEmpty() && last.getFirst().end() == null;
    String next =
        running && !underWay
            ? upcoming.of(duty, now).map(time -> "; next " + next(time)).orElse("")
            : "";
    return "%-10s %s%s".formatted(word, past, next);
  }

  private String next(Instant time) {
    return time.isAfter(now) ? time.truncatedTo(ChronoUnit.MINUTES).toString() : "now";
  }

  private String past(String word, Run run) {
    End end = run.end();
    if (end == null) {
      return "under way for " + Ages.of(run.began(), now);
    }
    String ago = Ages.of(end.at(), now) + " ago";
    if (end.outcome() == Outcome.DONE) {
      return "done %s, in %s".formatted(ago, Ages.of(run.began(), end.at()));
    }
    String outcome = end.outcome().name().toLowerCase(Locale.ROOT);
    if (end.outcome() == Outcome.FAILED || end.outcome() == Outcome.LOST) {
      needs.add("%s %s %s: %s; see bcr logs %s".formatted(word, outcome, ago, end.said(), word));
    }
    return "%s %s, attempt %d: %s".formatted(outcome, ago, run.attempt(), end.said());
  }

  private Map<String, Number> numbers(Duty duty) {
    String word = duty.kind().word();
    Map<String, Number> numbers = new LinkedHashMap<>();
    log.lastDone(word)
        .map(Run::end)
        .ifPresent(end -> numbers.put(word + "_done", end.at().getEpochSecond()));
    log.last(word, 1).stream()
        .findFirst()
        .map(Run::end)
        .ifPresent(end -> numbers.put(word + "_failed", end.outcome() == Outcome.FAILED ? 1 : 0));
    return numbers;
  }
}

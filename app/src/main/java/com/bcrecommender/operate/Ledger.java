package com.bcrecommender.operate;

import com.bcrecommender.catalog.JobLog;
import com.bcrecommender.catalog.JobLog.End;
import com.bcrecommender.catalog.JobLog.Run;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The runs of each kind of job: in memory, by which the worker goes, and in the catalog, for the
/// next worker and for people. What the catalog does not take, as on a full disk, is kept and tried
/// again, in order. For one thread.
final class Ledger {
  /// Runs of a kind in memory: more failures in a row make no difference to the back-off.
  private static final int IN_MEMORY = 16;

  /// Runs that wait to be stored; beyond these the oldest are given up.
  private static final int MOST_WAITING = 1000;

  private final JobLog log;
  private final Map<JobKind, Deque<Run>> ended = new EnumMap<>(JobKind.class);
  private final Map<JobKind, Run> done = new EnumMap<>(JobKind.class);
  private final Deque<Run> waiting = new ArrayDeque<>();

  /// Reads the last runs of each kind.
  Ledger(JobLog log, Instant now) {
    this.log = log;
    for (JobKind kind : JobKind.values()) {
      Deque<Run> runs = new ArrayDeque<>();
      for (Run run : log.last(kind.word(), IN_MEMORY)) {
        if (run.end() != null) {
          runs.addLast(run);
        }
      }
      ended.put(kind, runs);
      log.lastDone(kind.word()).ifPresent(run -> done.put(kind, run));
    }
    noLaterThan(now);
  }

  /// The last runs of a kind with their ends, newest first.
  List<Run> ended(JobKind kind) {
    return List.copyOf(runs(kind));
  }

  /// The newest run of a kind that was done.
  Optional<Run> done(JobKind kind) {
    return Optional.ofNullable(done.get(kind));
  }

  /// Stores that a run began.
  ///
  /// @return the run with the id of its row, or with 0 where the catalog did not take it yet
  Run began(Run run, Consumer<RuntimeException> refused) {
    try {
      return run.numbered(log.add(run));
    } catch (RuntimeException e) {
      refused.accept(e);
      return run.numbered(0);
    }
  }

  /// Stores that a run ended. From here on it counts, also where the catalog does not take it yet.
  void ended(JobKind kind, Run run, End end, Consumer<RuntimeException> refused) {
    Run whole = run.ended(end);
    Deque<Run> runs = runs(kind);
    runs.addFirst(whole);
    if (runs.size() > IN_MEMORY) {
      runs.removeLast();
    }
    if (end.outcome() == JobLog.Outcome.DONE) {
      done.put(kind, whole);
    }
    waiting.addLast(whole);
    if (waiting.size() > MOST_WAITING) {
      waiting.removeFirst();
    }
    store(refused);
  }

  /// Stores what waits to be stored; cheap where nothing does.
  ///
  /// @return whether all of it is stored now
  boolean store(Consumer<RuntimeException> refused) {
    while (!waiting.isEmpty()) {
      Run run = waiting.getFirst();
      try {
        if (run.id() == 0) {
          log.add(run);
        } else if (run.end() != null) {
          log.end(run.id(), run.end());
        }
      } catch (RuntimeException e) {
        refused.accept(e);
        return false;
      }
      waiting.removeFirst();
    }
    return true;
  }

  /// After the clock was set back: what seems to have happened later happened now, else nothing
  /// were due until the clock is where it was.
  void noLaterThan(Instant now) {
    ended.replaceAll((kind, runs) -> {
      List<Run> mended = new ArrayList<>();
      runs.forEach(run -> mended.add(noLaterThan(run, now)));
      return new ArrayDeque<>(mended);
    });
    done.replaceAll((kind, run) -> noLaterThan(run, now));
  }

  private static Run noLaterThan(Run run, Instant now) {
    End end = run.end();
    return new Run(
        run.id(),
        run.kind(),
        run.cause(),
        run.about(),
        earlier(run.planned(), now),
        run.attempt(),
        earlier(run.began(), now),
        run.pid(),
        end == null
            ? null
            : new End(earlier(end.at(), now), end.outcome(), end.status(), end.said()));
  }

  private static Instant earlier(Instant time, Instant now) {
    return time.isAfter(now) ? now : time;
  }

  private Deque<Run> runs(JobKind kind) {
    return ended.computeIfAbsent(kind, _ -> new ArrayDeque<>());
  }
}

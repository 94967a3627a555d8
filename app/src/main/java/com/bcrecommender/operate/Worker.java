package com.bcrecommender.operate;

import com.bcrecommender.catalog.JobLog;
import com.bcrecommender.catalog.JobLog.End;
import com.bcrecommender.catalog.JobLog.Outcome;
import com.bcrecommender.catalog.JobLog.Run;
import com.bcrecommender.operate.Timetable.Due;
import com.bcrecommender.settings.Busy;
import com.bcrecommender.settings.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps an installation fresh: begins each job when it is due, as a `bcr` process of its own, and
/// keeps what came of it. One thread; it sleeps until something is due, a job ends, or half a
/// minute has passed, so that a clock that was set or a machine that slept is noticed. Whatever
/// fails is told to the [Alarm] and tried again; nothing but [#stop] ends it.
public final class Worker {
  /// A pause is no longer, since a suspended machine's pause does not end while it sleeps.
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /// How long a job has to end when the worker is to.
  private static final Duration TO_STOP = Duration.ofSeconds(7);

  /// After a fault of the worker's own.
  private static final Duration AFTER_FAULT = Duration.ofMinutes(1);

  private static final Duration KEPT = Duration.ofDays(90);

  /// How long another bcr may keep a job waiting, or the catalog, before somebody is told. An
  /// import has the catalog to itself for minutes.
  private static final Duration BUSY_TOO_LONG = Duration.ofHours(6);

  /// The status that Java states of a process ended by SIGKILL.
  private static final int KILLED = 128 + 9;

  private static final Duration REFUSED_TOO_LONG = Duration.ofMinutes(20);

  /// What a worker needs around it.
  ///
  /// @param duties the jobs, at most one of a kind
  /// @param log where runs are kept
  /// @param outputs where what jobs print is kept
  /// @param room why no job may begin, such as a full disk, in one line; empty where one may
  /// @param said gets a line for whoever watches
  public record Surroundings(
      List<Duty> duties,
      JobLog log,
      Outputs outputs,
      Supplier<Optional<String>> room,
      Launcher launcher,
      Alarm alarm,
      WorkerTime time,
      ZoneId zone,
      Consumer<String> said) {}

  /// A run under way.
  private record UnderWay(Duty duty, Run run, Child child, Output output) {}

  private final Surroundings around;
  private final WorkerTime time;
  private final Alarm alarm;
  private final Map<JobKind, UnderWay> underWay = new EnumMap<>(JobKind.class);
  private long ownRow;
  private @Nullable Duration refusedSince;
  private volatile boolean stopping;

  public Worker(Surroundings around) {
    this.around = around;
    this.time = around.time();
    this.alarm = around.alarm();
  }

  /// Ends [#run] within ten seconds, with the jobs under way. From any thread.
  public void stop() {
    stopping = true;
    time.wake();
  }

  /// Works until it is stopped.
  ///
  /// @param once whether to end by itself once nothing is due
  public void run(boolean once) throws InterruptedException {
    WorkerClock clock = new WorkerClock(time);
    Instant now = time.clock().instant();
    Instant since = firstRun(now);
    Ledger ledger = new Ledger(around.log(), now);
    adopt(ledger, now);
    Timetable timetable = new Timetable(around.zone(), since);
    try {
      while (!stopping) {
        Duration pause;
        try {
          WorkerClock.Look look = clock.look();
          heed(look, ledger);
          Instant next = round(ledger, timetable, look.now());
          pause = Duration.between(look.now(), next);
        } catch (RuntimeException e) {
          alarm.happened("worker", "the worker itself failed: " + e, trace(e));
          pause = AFTER_FAULT;
        }
        alarm.tick();
        if (once && underWay.isEmpty() && pause.isPositive()) {
          return;
        }
        time.pause(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE, !underWay.isEmpty());
      }
    } finally {
      stopJobs(ledger);
    }
  }

  /// Notes that the worker begins, and that workers before this one without an end were killed.
  ///
  /// @return when the worker first ran here
  private Instant firstRun(Instant now) {
    for (Run run : around.log().open()) {
      if (run.kind().equals("worker")) {
        around.log().end(run.id(), new End(now, Outcome.LOST, -1, "killed, or the machine was"));
      }
    }
    Run own = new Run(0, "worker", "start", "", now, 1, now, ProcessHandle.current().pid(), null);
    ownRow = around.log().add(own);
    around.log().forgetBefore(now.minus(KEPT));
    return around.log().since("worker", now);
  }

  /// Runs that a worker before this one left without an end: those whose process is there still go
  /// on, the others are lost.
  private void adopt(Ledger ledger, Instant now) {
    for (Run run : around.log().open()) {
      Optional<Duty> duty =
          around.duties().stream().filter(d -> d.kind().word().equals(run.kind())).findFirst();
      if (duty.isEmpty()) {
        continue;
      }
      Optional<Child> child = Processes.orphan(run.pid(), around.outputs().home());
      if (child.isPresent() && !underWay.containsKey(duty.get().kind())) {
        around.said().accept(run.kind() + " goes on, which a worker before this one began");
        watch(new UnderWay(duty.get(), run, child.get(), Output.NONE));
      } else {
        end(
            ledger,
            new UnderWay(duty.get(), run, Gone.INSTANCE, Output.NONE),
            new End(now, Outcome.LOST, -1, "the worker was gone before it ended"));
      }
    }
  }

  private void heed(WorkerClock.Look look, Ledger ledger) {
    if (!look.jumped().isZero()) {
      around
          .said()
          .accept(
              "the clock went %s by %s; what is due is counted from now"
                  .formatted(
                      look.back() ? "back" : "ahead", Progress.duration(look.jumped().abs())));
    }
    if (look.back()) {
      ledger.noLaterThan(look.now());
      alarm.happened(
          "clock",
          "the clock went back by " + Progress.duration(look.jumped().abs()),
          "Expected a clock that only goes on. Times of jobs from before may read later than now. "
              + "If this comes again, let the clock be set over the network (timedatectl set-ntp true), or change its battery.");
    } else if (look.jumped().isZero()) {
      alarm.healed("clock");
    }
  }

  /// One look at everything.
  ///
  /// @return when the next is due at the latest
  private Instant round(Ledger ledger, Timetable timetable, Instant now) {
    reap(ledger, now);
    boolean stored = ledger.store(this::refused);
    Optional<String> wrong = WorkerClock.wrong(now).or(() -> around.room().get());
    String room = WorkerClock.wrong(now).isPresent() ? "clock" : "disk";
    if (wrong.isPresent()) {
      alarm.happened(room, wrong.get(), "No job begins before that is mended.");
      return now.plus(AFTER_FAULT);
    }
    alarm.healed("disk");
    if (stored) {
      refusedSince = null;
      alarm.healed("catalog");
    }
    Instant next = now.plus(Duration.ofDays(1));
    for (Duty duty : around.duties()) {
      if (underWay.containsKey(duty.kind()) || duty.off().isPresent()) {
        continue;
      }
      Optional<Due> due =
          timetable.due(
              duty.schedule(),
              ledger.ended(duty.kind()),
              duty.calls(ledger.done(duty.kind()), now),
              now);
      if (due.isEmpty()) {
        continue;
      }
      if (due.get().at().isAfter(now)) {
        next = next.isBefore(due.get().at()) ? next : due.get().at();
      } else if (mayBegin(duty.kind())) {
        begin(ledger, duty, due.get(), now);
      }
    }
    return next;
  }

  private boolean mayBegin(JobKind kind) {
    return kind.besideOthers() || underWay.keySet().stream().allMatch(JobKind::besideOthers);
  }

  private void begin(Ledger ledger, Duty duty, Due due, Instant now) {
    String about = duty.about();
    String word = duty.kind().word();
    Run planned =
        new Run(
            0,
            word,
            due.cause().name().toLowerCase(Locale.ROOT),
            about,
            due.planned(),
            due.attempt(),
            now,
            0,
            null);
    try {
      Output output = around.outputs().begin(word, now);
      Child child = around.launcher().start(duty.command(about), output.file(), time.ahead());
      Run run =
          ledger.began(
              new Run(
                  0,
                  word,
                  planned.cause(),
                  about,
                  planned.planned(),
                  planned.attempt(),
                  now,
                  child.pid(),
                  null),
              this::refused);
      around.said().accept(beginning(run, due));
      watch(new UnderWay(duty, run, child, output));
    } catch (IOException e) {
      end(
          ledger,
          new UnderWay(duty, planned, Gone.INSTANCE, Output.NONE),
          new End(now, Outcome.FAILED, -1, "could not be started: " + e.getMessage()));
    }
  }

  private static String beginning(Run run, Due due) {
    String about = run.about().isEmpty() ? "" : " " + run.about();
    String why =
        switch (due.cause()) {
          case SCHEDULE -> "by its schedule";
          case MISSED -> "for the time missed at " + due.planned().truncatedTo(ChronoUnit.MINUTES);
          case CHANGE -> "since there is something new";
          case RETRY -> "again, attempt " + run.attempt();
        };
    return run.kind() + about + " begins, " + why;
  }

  private void watch(UnderWay job) {
    underWay.put(job.duty().kind(), job);
    var _ = job.child().exit().whenComplete((_, _) -> time.wake());
  }

  /// Takes up what has ended.
  private void reap(Ledger ledger, Instant now) {
    for (UnderWay job : List.copyOf(underWay.values())) {
      if (job.child().exit().isDone()) {
        underWay.remove(job.duty().kind());
        int status = status(job.child());
        end(ledger, job, new End(now, outcome(status), status, said(status, job.output().line())));
      }
    }
  }

  private static int status(Child child) {
    try {
      return child.exit().get();
    } catch (ExecutionException | InterruptedException e) {
      return -1;
    }
  }

  /// What the exit status of a `bcr` means.
  private static Outcome outcome(int status) {
    return switch (status) {
      case 0 -> Outcome.DONE;
      case Busy.EXIT_STATUS -> Outcome.BUSY;
      case -1 -> Outcome.LOST;
      default -> Outcome.FAILED;
    };
  }

  /// What there is to say of an end: the job's own line, and what its status adds where it did not
  /// come to say one.
  private static String said(int status, String line) {
    String how =
        switch (status) {
          case -1 -> "nobody saw how it ended, since the worker was killed meanwhile";
          case KILLED -> "killed from outside, as by a system that is out of memory";
          default -> line.isEmpty() && status != 0 ? "status " + status + " and not a word" : "";
        };
    return how.isEmpty() || line.isEmpty() ? how + line : how + "; its last words: " + line;
  }

  private void end(Ledger ledger, UnderWay job, End end) {
    JobKind kind = job.duty().kind();
    ledger.ended(kind, job.run(), end, this::refused);
    around
        .said()
        .accept(
            "%s %s%s"
                .formatted(
                    kind.word(),
                    end.outcome().name().toLowerCase(Locale.ROOT),
                    end.said().isEmpty() ? "" : ": " + end.said()));
    job.duty().ended(job.run(), end, job.output().tail());
    tell(ledger, job, end);
  }

  private void tell(Ledger ledger, UnderWay job, End end) {
    JobKind kind = job.duty().kind();
    String trouble = "job." + kind.word();
    switch (end.outcome()) {
      case DONE -> alarm.healed(trouble);
      case FAILED, LOST -> {
        int failures = Timetable.failures(ledger.ended(kind));
        alarm.happened(
            trouble,
            "%s failed: %s".formatted(kind.word(), end.said()),
            """
            What ran: bcr %s
            Begun %s, ended %s with status %d; failures in a row: %d. It is tried again %s later.
            All that it printed: %s

            %s\
            """
                .formatted(
                    String.join(" ", job.duty().command(job.run().about())),
                    job.run().began().truncatedTo(ChronoUnit.SECONDS),
                    end.at().truncatedTo(ChronoUnit.SECONDS),
                    end.status(),
                    failures,
                    Progress.duration(Timetable.backOff(failures)),
                    job.output().file(),
                    job.output().tail()));
      }
      case BUSY -> {
        if (job.run().planned().plus(BUSY_TOO_LONG).isBefore(end.at())) {
          alarm.happened(
              trouble, kind.word() + " has waited for another bcr for hours", end.said());
        }
      }
      case STOPPED -> {}
    }
  }

  /// The catalog did not take a row: usually since an import has it to itself for a while.
  private void refused(RuntimeException e) {
    Duration elapsed = time.elapsed();
    if (refusedSince == null) {
      refusedSince = elapsed;
    } else if (elapsed.minus(refusedSince).compareTo(REFUSED_TOO_LONG) > 0) {
      alarm.happened(
          "catalog",
          "what jobs do could not be written into the catalog: " + e.getMessage(),
          "It is kept in memory and tried again each round. Look at the disk, and with bcr doctor --deep at the catalog.");
    }
  }

  /// Ends the jobs under way: asked first, killed after seven seconds.
  private void stopJobs(Ledger ledger) throws InterruptedException {
    List<UnderWay> jobs = new ArrayList<>(underWay.values());
    jobs.forEach(job -> job.child().stop());
    Instant now = time.clock().instant();
    long end = System.nanoTime() + TO_STOP.toNanos();
    for (UnderWay job : jobs) {
      int status = -1;
      try {
        status = job.child().exit().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        job.child().kill();
      } catch (ExecutionException e) {
        // Its end was not seen.
      }
      Outcome outcome = status == 0 ? Outcome.DONE : Outcome.STOPPED;
      end(ledger, job, new End(now, outcome, status, job.output().line()));
    }
    underWay.clear();
    try {
      around.log().end(ownRow, new End(now, Outcome.STOPPED, 0, ""));
    } catch (RuntimeException e) {
      refused(e);
    }
  }

  private static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}

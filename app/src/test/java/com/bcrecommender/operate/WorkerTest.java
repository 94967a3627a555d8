package com.bcrecommender.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.JobLog;
import com.bcrecommender.catalog.JobLog.Outcome;
import com.bcrecommender.catalog.JobLog.Run;
import com.bcrecommender.settings.Busy;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Schedule;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.WorkerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The worker in a time of its own, with jobs that are pretended.
class WorkerTest {
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

  @TempDir private Path folder;
  private Home home = new Home(Path.of("/"));
  private final HandTime time = new HandTime(START);
  private final List<String> begun = new ArrayList<>();
  private final List<String> alarms = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private Function<List<String>, Integer> status = command -> 0;
  private long room = 0;

  @BeforeEach
  void makeACatalog() {
    home = new Home(folder);
    Catalog.open(home.catalog()).close();
  }

  @Test
  void eachJobRunsWhenItIsDueAndIsARowOfTheCatalog() throws Exception {
    days(3, duty(JobKind.RECOMMEND, "30 4 * * *"), duty(JobKind.BACKUP, "0 2 * * *"));
    assertThat(begun)
        .containsExactly("backup", "recommend", "backup", "recommend", "backup", "recommend");
    List<Run> runs = log().last("recommend", 10);
    assertThat(runs).hasSize(3);
    assertThat(runs).allMatch(run -> run.end() != null && run.end().outcome() == Outcome.DONE);
    assertThat(runs.getLast().planned()).isEqualTo(Instant.parse("2026-06-01T04:30:00Z"));
    assertThat(alarms).isEmpty();
  }

  @Test
  void aFailureIsToldWithWhatWasPrintedAndTriedAgainUntilItHeals() throws Exception {
    status = command -> begun.size() < 4 ? 2 : 0;
    days(1, duty(JobKind.BACKUP, "0 2 * * *"));
    assertThat(begun).hasSize(4);
    assertThat(alarms)
        .containsExactly(
            "happened job.backup",
            "happened job.backup",
            "happened job.backup",
            "healed job.backup");
    assertThat(log().last("backup", 1).getFirst().attempt()).isEqualTo(4);
  }

  @Test
  void aMachineThatSleptMakesUpForWhatItMissedOnce() throws Exception {
    time.at(Duration.ofHours(1), () -> time.jump(Duration.ofDays(5)));
    days(1, duty(JobKind.RECOMMEND, "30 4 * * *"));
    assertThat(begun).hasSize(2);
    assertThat(log().last("recommend", 2).getLast().cause()).isEqualTo("missed");
    assertThat(alarms).isEmpty();
  }

  @Test
  void aClockThatGoesBackAYearIsToldAndKeepsNothingFromBeingDue() throws Exception {
    time.at(Duration.ofHours(30), () -> time.jump(Duration.ofDays(-60)));
    days(4, duty(JobKind.RECOMMEND, "30 4 * * *"));
    assertThat(begun).as("one each day").hasSize(4);
    assertThat(alarms).containsExactly("happened clock", "healed clock");
  }

  @Test
  void byAClockOfBeforeTheProgramNothingBegins() throws Exception {
    time.at(Duration.ofHours(1), () -> time.jump(Duration.ofDays(-20_000)));
    time.at(Duration.ofHours(40), () -> time.jump(Duration.ofDays(20_000)));
    days(3, duty(JobKind.RECOMMEND, "30 4 * * *"));
    assertThat(log().last("recommend", 9))
        .noneMatch(run -> run.began().isBefore(START.plus(Duration.ofHours(40))));
    assertThat(alarms).contains("happened clock", "healed clock");
    assertThat(begun).hasSize(2);
  }

  @Test
  void withoutRoomOnTheDiskNothingBeginsAndAfterwardsItIsMadeUpFor() throws Exception {
    room = Long.MAX_VALUE;
    time.at(Duration.ofHours(12), () -> room = 0);
    Files.createDirectories(folder);
    days(1, duty(JobKind.RECOMMEND, "30 4 * * *"));
    assertThat(begun).hasSize(1);
    assertThat(log().last("recommend", 1).getFirst().began())
        .isAfterOrEqualTo(START.plus(Duration.ofHours(12)));
    assertThat(alarms.stream().distinct()).containsExactly("happened disk", "healed disk");
  }

  @Test
  void aJobThatAnotherBcrIsAtWaitsAMinuteAndIsNoTrouble() throws Exception {
    status = command -> begun.size() < 5 ? Busy.EXIT_STATUS : 0;
    days(1, duty(JobKind.RECOMMEND, "30 4 * * *"));
    assertThat(begun).hasSize(5);
    assertThat(alarms).isEmpty();
    assertThat(log().last("recommend", 1).getFirst().began())
        .isBefore(Instant.parse("2026-06-01T04:36:00Z"));
  }

  @Test
  void onlyACrawlGoesOnBesideAnother() throws Exception {
    List<CompletableFuture<Integer>> crawls = new ArrayList<>();
    Launcher launcher =
        (command, printed, ahead) -> {
          begun.add(command.getFirst());
          if (command.getFirst().equals("recommend")) {
            assertThat(crawls).as("a crawl is under way").hasSize(1);
            assertThat(crawls.getFirst()).isNotDone();
          }
          CompletableFuture<Integer> exit =
              command.getFirst().equals("crawl")
                  ? new CompletableFuture<>()
                  : CompletableFuture.completedFuture(0);
          if (command.getFirst().equals("crawl")) {
            crawls.add(exit);
          }
          return new Pretended(exit);
        };
    time.at(Duration.ofHours(20), () -> crawls.getFirst().complete(0));
    work(
        Duration.ofDays(1),
        launcher,
        duty(JobKind.CRAWL, "17 * * * *"),
        duty(JobKind.RECOMMEND, "30 4 * * *"));
    assertThat(begun).containsSubsequence("crawl", "recommend", "crawl");
    assertThat(begun).hasSizeLessThan(8);
  }

  @Test
  void aWorkerThatWasKilledLeavesARunThatTheNextCallsLostAndRepeats() throws Exception {
    long gone = ProcessHandle.current().pid() + 4_000_000;
    log()
        .add(
            new Run(
                0,
                "backup",
                "schedule",
                "",
                START.minusSeconds(60),
                1,
                START.minusSeconds(60),
                gone,
                null));
    days(1, duty(JobKind.BACKUP, "0 0 1 1 *"));
    List<Run> runs = log().last("backup", 5);
    assertThat(runs).hasSize(2);
    assertThat(outcome(runs.getLast())).isEqualTo(Outcome.LOST);
    assertThat(runs.getFirst().attempt()).isEqualTo(2);
    assertThat(alarms).containsExactly("happened job.backup", "healed job.backup");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2   | bcr: expected x, found y;; crawled 7 pages | expected x, found y
          1   | WARNING: Using incubator modules: jdk.x   | status 1 and not a word
          137 | NOTE: Picked up JDK_JAVA_OPTIONS: -Dx;; crawled 7 pages | killed from outside, as by a system that is out of memory; its last words: crawled 7 pages
          -1  | NOTE: Picked up JDK_JAVA_OPTIONS: -Dx     | nobody saw how it ended, since the worker was killed meanwhile
          0   | crawled 7 pages                           | crawled 7 pages
          """)
  void ofAnEndItIsSaidWhatTheJobSaidOrHowItWasEnded(int ended, String printed, String expected)
      throws Exception {
    Launcher launcher =
        (command, output, ahead) -> {
          Files.writeString(output, printed.replace(";; ", "\n") + "\n");
          return new Pretended(CompletableFuture.completedFuture(ended));
        };
    work(Duration.ofHours(5), launcher, duty(JobKind.CRAWL, "30 4 * * *"));
    assertThat(Objects.requireNonNull(log().last("crawl", 9).getLast().end()).said())
        .isEqualTo(expected);
  }

  @Test
  void stoppingEndsWhatIsUnderWayAndTheNextWorkerGoesOnWithIt() throws Exception {
    Pretended[] child = new Pretended[1];
    Launcher launcher =
        (command, printed, ahead) -> child[0] = new Pretended(new CompletableFuture<>());
    work(Duration.ofHours(5), launcher, duty(JobKind.RECOMMEND, "30 4 * * *"));
    assertThat(child[0].asked).isTrue();
    assertThat(outcome(log().last("recommend", 1).getFirst())).isEqualTo(Outcome.STOPPED);
    days(1, duty(JobKind.RECOMMEND, "30 4 * * *"));
    assertThat(begun).hasSizeBetween(1, 2);
    assertThat(log().last("recommend", 9).get(log().last("recommend", 9).size() - 2).cause())
        .isEqualTo("retry");
  }

  @Test
  void aFaultOfTheWorkersOwnIsToldAndDoesNotEndIt() throws Exception {
    boolean[] failing = {true};
    Duty well = duty(JobKind.CHECK, "0 * * * *");
    Duty faulty =
        new Duty() {
          @Override
          public JobKind kind() {
            return well.kind();
          }

          @Override
          public Schedule schedule() {
            return well.schedule();
          }

          @Override
          public Optional<String> off() {
            return well.off();
          }

          @Override
          public String about() {
            return well.about();
          }

          @Override
          public boolean calls(Optional<Run> last, Instant now) {
            return false;
          }

          @Override
          public List<String> command(String about) {
            if (failing[0]) {
              throw new IllegalStateException("a bug");
            }
            return well.command(about);
          }
        };
    time.at(Duration.ofHours(3), () -> failing[0] = false);
    days(1, faulty);
    assertThat(alarms).contains("happened worker");
    assertThat(begun).hasSizeGreaterThan(15);
  }

  private void days(int days, Duty... duties) throws InterruptedException {
    Launcher launcher =
        (command, printed, ahead) -> {
          begun.add(command.getFirst());
          return new Pretended(CompletableFuture.completedFuture(status.apply(command)));
        };
    work(Duration.ofDays(days), launcher, duties);
  }

  private void work(Duration length, Launcher launcher, Duty... duties)
      throws InterruptedException {
    Alarm alarm =
        new Alarm() {
          private final List<String> open = new ArrayList<>();

          @Override
          public void happened(String kind, String line, String detail) {
            assertThat(line).doesNotContain("\n");
            alarms.add("happened " + kind);
            open.add(kind);
          }

          @Override
          public void healed(String kind) {
            if (open.removeIf(kind::equals)) {
              alarms.add("healed " + kind);
            }
          }

          @Override
          public void tick() {}
        };
    Worker worker =
        new Worker(
            new Worker.Surroundings(
                List.of(duties),
                log(),
                new Outputs(folder),
                () -> new Room(folder, room).wrong(),
                launcher,
                alarm,
                time,
                ZoneOffset.UTC,
                said::add));
    time.at(time.elapsed().plus(length), worker::stop);
    worker.run(false);
  }

  private static Outcome outcome(Run run) {
    return Objects.requireNonNull(run.end()).outcome();
  }

  private JobLog log() {
    return new JobLog(home.catalog());
  }

  private Duty duty(JobKind kind, String schedule) {
    return new Duties.Scheduled(kind, schedule(schedule), Optional.empty(), List.of(kind.word()));
  }

  private Schedule schedule(String text) {
    return Settings.read(folder, Map.of(), Map.of("worker.crawl", text)).get(WorkerSettings.CRAWL);
  }

  /// A job that ends as it is told.
  private static final class Pretended implements Child {
    private final CompletableFuture<Integer> exit;
    private boolean asked;

    Pretended(CompletableFuture<Integer> exit) {
      this.exit = exit;
    }

    @Override
    public long pid() {
      return 1;
    }

    @Override
    public CompletableFuture<Integer> exit() {
      return exit;
    }

    @Override
    public void stop() {
      asked = true;
      exit.complete(143);
    }

    @Override
    public void kill() {
      exit.complete(137);
    }
  }
}

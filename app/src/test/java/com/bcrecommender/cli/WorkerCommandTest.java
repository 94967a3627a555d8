package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.JobLog;
import com.bcrecommender.catalog.JobLog.Outcome;
import com.bcrecommender.catalog.JobLog.Run;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.operate.Processes;
import com.bcrecommender.settings.Busy;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The worker as a process, with real jobs as processes of its own.
class WorkerCommandTest extends TypedCommands {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final List<Process> workers = new ArrayList<>();
  private Home home = new Home(Path.of("/"));

  @BeforeEach
  void fillAHome() throws IOException {
    home = new Home(folder.resolve("home"));
    home.create();
    StringBuilder rows = new StringBuilder();
    for (int fan = 0; fan < 30; fan++) {
      for (int record = 0; record < 8; record++) {
        rows.append("fan%d\trecord%d\n".formatted(fan, (fan * 3 + record) % 40));
      }
    }
    Path file = Files.writeString(folder.resolve("preferences.tsv"), rows);
    done("import", "preferences", file.toString(), "--home", home.folder().toString());
    setting("worker.publish = folder " + folder.resolve("site"));
  }

  @AfterEach
  void endWorkers() {
    workers.forEach(worker -> {
      worker.descendants().forEach(ProcessHandle::destroyForcibly);
      worker.destroyForcibly();
    });
  }

  @Test
  void aNewCatalogBecomesAnEditionAndASiteWithoutACommand() throws Exception {
    assertThat(bcr("worker", "--once", "--home", home.folder().toString())).isZero();
    assertThat(Editions.in(home.editions()).current()).isPresent();
    assertThat(folder.resolve("site/index.html")).isRegularFile();
    assertThat(out.toString(UTF_8)).contains("recommend done", "publish done");
    assertThat(log().last("publish", 1).getFirst().about())
        .startsWith(Editions.in(home.editions()).current().orElseThrow());
  }

  @Test
  void whatGoesWrongIsToldTheOperatorOnce() throws Exception {
    Path told = folder.resolve("told");
    String tells =
        "\nnotice.command = /bin/sh -c \"{ echo $BCR_SUBJECT; cat; } >>%s\"".formatted(told);
    setting("worker.least-free-megabytes = 2000000000" + tells);
    assertThat(bcr("worker", "--once", "--home", home.folder().toString())).isZero();
    assertThat(bcr("worker", "--once", "--home", home.folder().toString())).isZero();
    assertThat(Files.readAllLines(told)).filteredOn(line -> line.startsWith("[bcr]")).hasSize(1);
    assertThat(Files.readString(told)).contains("lasts a digest counts it");
    done("mail", "--home", home.folder().toString());
    assertThat(out.toString(UTF_8)).contains("wrong     disk: ");
  }

  @Test
  void aWorkerThatCannotBeginTellsTheOperatorOnceAndOnceWhenItCan() throws Exception {
    Path told = folder.resolve("told");
    setting("notice.command = /bin/sh -c \"echo $BCR_SUBJECT >>%s\"".formatted(told));
    Path catalog = home.catalog();
    Path kept = Files.move(catalog, folder.resolve("kept"));
    Files.writeString(catalog, "no catalog at all ".repeat(300));
    for (int start = 0; start < 3; start++) {
      assertThat(bcr("worker", "--once", "--home", home.folder().toString())).isEqualTo(2);
    }
    assertThat(Files.readAllLines(told))
        .singleElement()
        .asString()
        .startsWith("[bcr] The worker could not begin: expected a catalog");
    Files.move(kept, catalog, StandardCopyOption.REPLACE_EXISTING);
    for (int start = 0; start < 2; start++) {
      assertThat(bcr("worker", "--once", "--home", home.folder().toString())).isZero();
    }
    assertThat(Files.readAllLines(told))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("[bcr] Over: the worker could not begin: expected a catalog");
  }

  @Test
  void aSecondWorkerOfTheSameHomeIsTurnedAway() {
    try (ProcessLock lock = home.lock("worker")) {
      assertThat(lock.held()).isTrue();
      assertThat(bcr("worker", "--once", "--home", home.folder().toString()))
          .isEqualTo(Busy.EXIT_STATUS);
      assertThat(err.toString(UTF_8))
          .startsWith("bcr: bcr worker already runs on ")
          .hasLineCount(1);
    }
  }

  @Test
  @Tag("long")
  void aJobStartedByHandKeepsTheWorkersBack() throws Exception {
    Process worker;
    try (ProcessLock lock = home.lock("recommend")) {
      assertThat(lock.held()).isTrue();
      worker = start();
      until(() -> outcome("recommend").equals(Optional.of(Outcome.BUSY)));
      assertThat(Editions.in(home.editions()).current()).isEmpty();
    }
    stop(worker);
  }

  @Test
  @Tag("long")
  void killedInTheMiddleOfAJobItGoesOnAndComesToTheSame() throws Exception {
    Process worker = start();
    until(() ->
        !log().open().stream().filter(run -> run.kind().equals("recommend")).toList().isEmpty());
    worker.destroyForcibly().waitFor();
    Process next = start();
    until(() -> outcome("publish").equals(Optional.of(Outcome.DONE)));
    stop(next);
    String afterKill = Editions.in(home.editions()).current().orElseThrow();

    done("recommend", "--home", home.folder().toString());
    assertThat(Editions.in(home.editions()).current()).contains(afterKill);
    assertThat(log().open()).isEmpty();
  }

  @Test
  void toldToEndItDoesSoWithinTenSecondsAndItsJobWithIt() throws Exception {
    Process worker = start();
    until(() -> log().open().stream().anyMatch(run -> run.kind().equals("recommend")));
    long pid =
        log().open().stream()
            .filter(run -> run.kind().equals("recommend"))
            .findFirst()
            .map(Run::pid)
            .orElseThrow();
    Instant asked = Instant.now();
    worker.destroy();
    assertThat(worker.waitFor(12, TimeUnit.SECONDS)).isTrue();
    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(11));
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(log().open()).isEmpty();
  }

  private Process start() throws IOException {
    List<String> words = new ArrayList<>(Processes.thisProgram(Main.class));
    words.addAll(List.of("worker", "--home", home.folder().toString()));
    Process worker =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("worker.log").toFile()))
            .start();
    workers.add(worker);
    return worker;
  }

  private static void stop(Process worker) throws InterruptedException {
    worker.destroy();
    assertThat(worker.waitFor(12, TimeUnit.SECONDS)).isTrue();
  }

  private Optional<Outcome> outcome(String kind) {
    return log().last(kind, 1).stream()
        .map(Run::end)
        .filter(end -> end != null)
        .map(end -> end.outcome())
        .findFirst();
  }

  private JobLog log() {
    // Opening it waits for no one, and the tables are there from the import.
    assertThat(home.catalog()).exists();
    return new JobLog(home.catalog());
  }

  private void until(BooleanSupplier there) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!there.getAsBoolean()) {
      assertThat(Instant.now()).as(() -> read("worker.log")).isBefore(end);
      Thread.sleep(50);
    }
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void setting(String line) throws IOException {
    Files.writeString(home.folder().resolve("settings.properties"), line + "\n");
  }
}

package com.bcrecommender.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.transfer.BucketServer;
import com.bcrecommender.transfer.FakeParse;
import com.bcrecommender.transfer.FolderHost;
import com.bcrecommender.transfer.Host;
import com.bcrecommender.transfer.SshServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A publisher that the system kills (SIGKILL), on each kind of host, and one whose disk is full:
/// processes of their own.
final class KilledPublishTest {
  private static final long SEED = 4;

  /// Of the steps of a publishing to a folder, some of each kind.
  private static final int[] SOME = {1, 5, 11, 29, 37};

  /// More steps than there are.
  private static final int MOST_STEPS = 200;

  @TempDir Path scratch;

  private final TestSite first = TestSite.of(1);
  private final TestSite second = TestSite.of(2);
  private final List<AutoCloseable> servers = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable server : servers.reversed()) {
      server.close();
    }
  }

  @Test
  void killedInEachOfTheStepsVisitorsSeeAWholeSiteAndTheNextRunFinishes() throws Exception {
    Target folder = target("folder");
    TreeSet<String> seen = new TreeSet<>();
    for (int step : SOME) {
      seen.add(killAt(folder, step));
    }
    assertThat(seen).as("steps of several kinds").hasSizeGreaterThan(2);
    finish(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bucket", "ssh"})
  void killedInAStepChosenByChanceOnADistantHostTheNextRunFinishes(String kind) throws Exception {
    Target target = target(kind);
    assertThat(killAt(target, 3 + new Random(SEED).nextInt(30))).isNotEqualTo("published");
    finish(target);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"folder", "bucket", "ssh"})
  void killedAtEveryStepThereIsNothingHarmsVisitors(String kind) throws Exception {
    Target target = target(kind);
    for (int step = 0; !killAt(target, step).equals("published"); step++) {
      assertThat(step).isLessThan(MOST_STEPS);
    }
    finish(target);
  }

  @Test
  void killedBetweenBatchesVisitorsOfAParseServerFindTheOldListsWhole() throws Exception {
    killParse(6 + new Random(SEED).nextInt(6));
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void killedAtEachOfTheFirstStepsVisitorsOfAParseServerFindTheOldListsWhole(int step)
      throws Exception {
    killParse(step);
  }

  private void killParse(int step) throws Exception {
    FakeParse parse = keep(FakeParse.start());
    Path editions = scratch.resolve("editions");
    try (Edition old = SmallEdition.make(editions, 1);
        Edition next = SmallEdition.make(editions, 2);
        Host host = parse.open(scratch)) {
      Publishing.publish(host, new ParseLists(old));
      String folder = editions.resolve(next.manifest().name()).toString();
      String line = killed(command("parse", parse.address(), folder, step));
      assertThat(line).startsWith("at " + step);
      assertThat(Kept.current(host).orElseThrow().name()).isEqualTo(old.manifest().name());
      assertThat(new ParseLists(old).inspect(host, SEED)).isEmpty();
      Publishing.publish(host, new ParseLists(next));
      assertThat(Kept.current(host).orElseThrow().name()).isEqualTo(next.manifest().name());
      assertThat(new ParseLists(next).inspect(host, SEED)).isEmpty();
    }
  }

  /// A host that keeps files.
  ///
  /// @param place where another process finds it
  private record Target(String kind, String place, Opening opening) {
    Host open() throws Exception {
      return opening.open();
    }
  }

  private interface Opening {
    Host open() throws Exception;
  }

  /// One that has the first edition.
  private Target target(String kind) throws Exception {
    Path objects = Files.createDirectories(scratch.resolve("objects"));
    Target target =
        switch (kind) {
          case "folder" -> {
            Path folder = scratch.resolve("host");
            yield new Target(kind, folder.toString(), () -> FolderHost.open(folder, "publish"));
          }
          case "bucket" -> {
            BucketServer server = keep(BucketServer.start(objects));
            yield new Target(
                kind,
                server.address().toString(),
                () -> server.open(scratch, BucketServer.BUCKET, BucketServer.SECRET));
          }
          default -> {
            SshServer server = keep(SshServer.start(objects));
            yield new Target(
                kind, Integer.toString(server.port()), () -> server.open(scratch, "/site"));
          }
        };
    try (Host host = target.open()) {
      Publishing.publish(host, first);
    }
    return target;
  }

  private <T extends AutoCloseable> T keep(T server) {
    servers.add(server);
    return server;
  }

  private String killAt(Target target, int step) throws Exception {
    String line = killed(command(target.kind, target.place, "2", step));
    try (Host host = target.open()) {
      assertThat(new Visitor(host, List.of(first, second)).seesAWholeSite()).isPresent();
    }
    assertThat(line).matches("at .*|published");
    return line.replaceAll("^at \\d+ (\\w+).*", "$1");
  }

  /// Kills the process once it has said its line.
  private static String killed(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).start();
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    process.destroyForcibly().waitFor();
    return Objects.requireNonNull(line);
  }

  private void finish(Target target) throws Exception {
    try (Host host = target.open()) {
      Publishing.publish(host, second);
      new Visitor(host, List.of(first, second)).seesAllOf(second);
      assertThat(host.list("data/").keySet()).noneMatch(name -> name.contains(".part"));
    }
  }

  @Test
  void aFullDiskIsOneLineAndTheOldEditionStays() throws Exception {
    Path small = scratch.resolve("small");
    Path kept = scratch.resolve("kept");
    // A disk of 160 KB, in a name space of its own, so that it goes with the process.
    String script =
        """
        mkdir %1$s && mount -t tmpfs -o size=160k none %1$s || exit 77
        %2$s
        dd if=/dev/zero of=%1$s/ballast bs=1k count=200 2>/dev/null
        %3$s
        rm %1$s/ballast && cp -r %1$s %4$s
        """
            .formatted(
                small,
                String.join(" ", command("folder", small.toString(), "1", -1)),
                String.join(" ", command("folder", small.toString(), "2", -1)),
                kept);
    Process process =
        new ProcessBuilder("unshare", "--map-root-user", "--mount", "sh", "-c", script)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    assumeTrue(status == 0, "no disk of our own can be mounted here: " + said);
    assertThat(said.lines()).hasSize(2);
    assertThat(said)
        .startsWith("published\nbcr: expected to write ")
        .contains("No space left on device")
        .contains("run it again");
    try (Host host = FolderHost.open(kept, "publish")) {
      Visitor visitor = new Visitor(host, List.of(first, second));
      assertThat(visitor.seesAWholeSite()).contains(1);
      visitor.seesAllOf(first);
      Publishing.publish(host, second);
      visitor.seesAllOf(second);
    }
  }

  private List<String> command(String kind, String place, String what, int step) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            PublishProcess.class.getName(),
            kind,
            place,
            scratch.toString(),
            what,
            Integer.toString(step)));
  }
}

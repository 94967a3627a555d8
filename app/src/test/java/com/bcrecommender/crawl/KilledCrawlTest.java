package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.archive.Archive;
import com.bcrecommender.archive.WarcFile;
import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.CrawlStanding;
import com.bcrecommender.catalog.Frontier.State;
import com.bcrecommender.imports.ImportProgress;
import com.bcrecommender.imports.Reparse;
import com.bcrecommender.simulator.Request;
import com.bcrecommender.simulator.Simulator;
import com.bcrecommender.simulator.SimulatorOptions;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a crawl, a process of its own, and goes on with another: the catalog must come out as from
/// a crawl that nobody disturbed, and nothing is asked twice but what was in hand.
final class KilledCrawlTest {
  private static final World WORLD = World.make(new WorldOptions(3, 20, 60, true));

  @TempDir Path folder;

  /// What many kills have cost.
  private static final class Toll {
    int kills;
    int processes;
    long askedAgain;

    void add(Toll other) {
      kills += other.kills;
      processes += other.processes;
      askedAgain += other.askedAgain;
    }
  }

  @Test
  void aKilledCrawlComesOutTheSameAsAnUndisturbedOne() throws Exception {
    Toll toll = killAndResume(List.of("stored:7", "clock:40", "after:9"), new Random(1), 1);
    assertThat(toll.kills).isEqualTo(4);
  }

  @Tag("long")
  @Test
  void aCrawlKilledAtTwoHundredMomentsComesOutTheSame() throws Exception {
    long began = System.nanoTime();
    Random random = new Random(2);
    List<String> points = List.of("before", "within", "stored", "after", "clock");
    Toll toll = new Toll();
    while (toll.kills < 200) {
      List<String> deaths = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String point = points.get(random.nextInt(points.size()));
        deaths.add(point + ":" + (1 + random.nextInt(point.equals("clock") ? 300 : 30)));
      }
      toll.add(killAndResume(deaths, random, 2));
    }
    print("kills at random moments", toll, began);
  }

  @Tag("long")
  @Test
  void aCrawlKilledAtEachCommitPointComesOutTheSame() throws Exception {
    long began = System.nanoTime();
    List<String> deaths = new ArrayList<>();
    // Of the opening and of two addresses. In between something is done, since an address that ends
    // five processes in a row is given up.
    for (int reading = 1; reading <= 30; reading++) {
      deaths.add("clock:" + reading);
      if (reading % 3 == 0) {
        deaths.add("after:1");
      }
    }
    for (int number = 1; number <= 3; number++) {
      for (String point : List.of("before", "within", "stored", "after")) {
        deaths.add(point + ":" + number);
      }
    }
    Toll toll = killAndResume(deaths, new Random(3), 0);
    assertThat(toll.kills).isEqualTo(deaths.size());
    print("kills at commit points", toll, began);
  }

  private static void print(String what, Toll toll, long began) {
    System.out.printf(
        "%d %s of %d processes: %d requests made twice; %d s%n",
        toll.kills,
        what,
        toll.processes,
        toll.askedAgain,
        (System.nanoTime() - began) / 1_000_000_000L);
  }

  /// @param deaths where each process in turn ends itself
  /// @param killed how many more are killed from outside, at a random moment
  private Toll killAndResume(List<String> deaths, Random random, int killed) throws Exception {
    Path file = folder.resolve("killed-" + random.nextInt() + ".db");
    Toll toll = new Toll();
    try (Simulator simulator = Simulator.start(SimulatorOptions.of(WORLD))) {
      List<String> seeds =
          WORLD.fans().stream().map(fan -> simulator.address(fan).toString()).toList();
      for (String death : deaths) {
        Process process = start(file, death, seeds);
        drain(process);
        toll.processes++;
        if (process.waitFor() != 137) {
          break; // the crawl ended before its moment came
        }
        toll.kills++;
      }
      for (int i = 0; i < killed; i++) {
        toll.processes++;
        Process process = start(file, "never", seeds);
        toll.kills += kill(process, 1 + random.nextInt(20), random.nextInt(2_000_000)) ? 1 : 0;
      }
      Process last = start(file, "never", seeds);
      List<String> lines = drain(last);
      assertThat(last.waitFor()).as("%s", lines).isZero();
      assertThat(lines).last().isEqualTo("FINISHED");

      Map<String, Long> asked = asked(simulator);
      toll.askedAgain = asked.values().stream().mapToLong(times -> times - 1).sum();
      // A lease is of one address.
      assertThat(toll.askedAgain)
          .as("asked again, after %d kills", toll.kills)
          .isLessThanOrEqualTo(toll.kills);
      assertThat(sumOf(file)).isEqualTo(sumOfUndisturbedCrawl(simulator, seeds, asked));
      assertThat(sumOfArchive(file)).isEqualTo(checksum(file));
      return toll;
    }
  }

  private static Map<String, Long> asked(Simulator simulator) {
    return simulator.requests().stream()
        .map(Request::path)
        .filter(path -> !path.equals("/robots.txt"))
        .collect(Collectors.groupingBy(path -> path, TreeMap::new, Collectors.counting()));
  }

  /// Of a catalog made anew from the answers that all the processes kept. Those killed while they
  /// wrote left a torn record, and no more than one each.
  private String sumOfArchive(Path file) throws IOException {
    Archive archive = CrawlProcess.archive(file);
    for (Path raw : archive.files()) {
      assertThat(WarcFile.read(raw, record -> {})).hasSizeLessThanOrEqualTo(1);
    }
    Path anew = file.resolveSibling(file.getFileName() + "-anew");
    try (Catalog catalog = Catalog.open(anew)) {
      Reparse.run(catalog, archive, folder.resolve("reports"), ImportProgress.SILENT);
    }
    return checksum(anew);
  }

  private static String checksum(Path file) {
    try (Catalog catalog = Catalog.open(file)) {
      return catalog.checksum();
    }
  }

  private static String sumOf(Path file) {
    try (Catalog catalog = Catalog.open(file)) {
      CrawlStanding standing = CrawlStanding.read(catalog).getFirst();
      assertThat(standing.count(State.DISCOVERED)).isZero();
      assertThat(standing.count(State.LEASED)).isZero();
      return catalog.checksum() + standing.counts();
    }
  }

  /// Of the same simulator, because its port is part of the addresses.
  private String sumOfUndisturbedCrawl(
      Simulator simulator, List<String> seeds, Map<String, Long> asked) {
    Path file = folder.resolve("whole-" + simulator.address().getPort() + ".db");
    int before = simulator.requestCount();
    try (HttpTransport http = new HttpTransport();
        Catalog catalog = Catalog.open(file)) {
      CrawlResult result =
          new Crawl(
                  catalog,
                  CrawlOptions.from(seeds.stream().map(URI::create).toList(), "1"),
                  Surroundings.real(http),
                  standing -> {})
              .run();
      assertThat(result.end()).isEqualTo(CrawlResult.End.FINISHED);
    }
    List<Request> requests = simulator.requests();
    assertThat(
            requests.subList(before, requests.size()).stream()
                .map(Request::path)
                .filter(path -> !path.equals("/robots.txt")))
        .containsExactlyInAnyOrderElementsOf(asked.keySet());
    return sumOf(file);
  }

  private static Process start(Path file, String death, List<String> seeds) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CrawlProcess.class.getName(),
                file.toString(),
                death));
    command.addAll(seeds);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static List<String> drain(Process process) throws IOException {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      return lines.lines().toList();
    }
  }

  /// After so many addresses, and a while more in which anything may be under way.
  ///
  /// @return whether it was still alive then
  private static boolean kill(Process process, int after, int nanos) throws Exception {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (int i = 0; i < after && lines.readLine() != null; i++) {}
    long moment = System.nanoTime() + nanos;
    while (System.nanoTime() < moment) {
      Thread.onSpinWait();
    }
    boolean killed = process.destroyForcibly().waitFor() == 137;
    lines.close();
    return killed;
  }
}

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

  @Test
  void aKilledCrawlComesOutTheSameAsAnUndisturbedOne() throws Exception {
    killAndResume(List.of("within:12", "after:9"), new Random(1), 1);
  }

  @Tag("long")
  @Test
  void aCrawlKilledAtTwoHundredMomentsComesOutTheSame() throws Exception {
    Random random = new Random(2);
    for (int round = 0; round < 40; round++) {
      List<String> deaths = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        String where = List.of("before", "within", "after").get(random.nextInt(3));
        deaths.add(where + ":" + (1 + random.nextInt(40)));
      }
      killAndResume(deaths, random, 2);
    }
  }

  /// @param deaths where each process in turn ends itself
  /// @param killed how many more are killed from outside, at a random moment
  private void killAndResume(List<String> deaths, Random random, int killed) throws Exception {
    Path file = folder.resolve("killed-" + random.nextInt() + ".db");
    try (Simulator simulator = Simulator.start(SimulatorOptions.of(WORLD))) {
      List<String> seeds =
          WORLD.fans().stream().map(fan -> simulator.address(fan).toString()).toList();
      int processes = 0;
      for (String death : deaths) {
        Process process = start(file, death, seeds);
        drain(process);
        processes++;
        if (process.waitFor() != 137) {
          break; // the crawl ended before its moment came
        }
      }
      for (int i = 0; i < killed; i++) {
        processes++;
        kill(start(file, "never", seeds), 1 + random.nextInt(20), random.nextInt(2_000_000));
      }
      Process last = start(file, "never", seeds);
      List<String> lines = drain(last);
      assertThat(last.waitFor()).as("%s", lines).isZero();
      assertThat(lines).last().isEqualTo("FINISHED");

      Map<String, Long> asked = asked(simulator);
      long twice = asked.values().stream().mapToLong(times -> times - 1).sum();
      assertThat(twice)
          .as("asked again, of %d processes", processes)
          .isLessThanOrEqualTo(processes);
      assertThat(sumOf(file)).isEqualTo(sumOfUndisturbedCrawl(simulator, seeds, asked));
      assertThat(sumOfArchive(file)).isEqualTo(checksum(file));
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
  private static void kill(Process process, int after, int nanos) throws Exception {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (int i = 0; i < after && lines.readLine() != null; i++) {}
    long moment = System.nanoTime() + nanos;
    while (System.nanoTime() < moment) {
      Thread.onSpinWait();
    }
    process.destroyForcibly().waitFor();
    lines.close();
  }
}

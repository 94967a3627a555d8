package com.bcrecommender.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bcrecommender.cli.Main;
import com.bcrecommender.simulator.Simulator;
import com.bcrecommender.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the crawler, a process of its own started as `./bcr` starts it, costs at one request a
/// second: CPU from its start to its end, and the most memory it had resident.
@Tag("long")
final class CrawlCostTest {
  private static final Path SELF = Path.of("/proc/self/status");
  private static final int REQUESTS = 240;

  @TempDir Path folder;

  @Test
  void oneRequestASecondTakesThreeHundredthsOfACoreAndTwoHundredMegabytes() throws Exception {
    assumeTrue(Files.exists(SELF), "no /proc: the cost of a process cannot be told");
    try (Simulator simulator = Simulator.start(SimulatorOptions.small(1))) {
      String seed = simulator.address(simulator.world().fans().getFirst()).toString();
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  // As the launcher has it for a crawl.
                  "-XX:TieredStopAtLevel=1",
                  "-Xms16m",
                  "-Xmx512m",
                  "-Xss512k",
                  "-XX:ReservedCodeCacheSize=32m",
                  "-XX:TrimNativeHeapInterval=5000",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName(),
                  "crawl",
                  "--home",
                  folder.resolve("home").toString(),
                  "--pace",
                  "1",
                  "--requests",
                  Integer.toString(REQUESTS),
                  seed)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("out").toFile())
              .start();
      Instant began = Instant.now();
      Duration cpu = Duration.ZERO;
      long resident = 0;
      while (process.isAlive()) {
        Optional<Duration> sofar = process.info().totalCpuDuration();
        cpu = sofar.isPresent() ? sofar.get() : cpu;
        resident = Math.max(resident, residentKilobytes(process.pid()));
        Thread.sleep(200);
      }
      double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
      assertThat(process.exitValue()).as(Files.readString(folder.resolve("out"))).isZero();
      assertThat(simulator.requestCount()).isEqualTo(REQUESTS);
      double share = cpu.toMillis() / 10.0 / seconds;
      System.out.printf(
          "%d requests in %.0f s: %.2f s of CPU, its start included, %.2f %% of one core; %d MB resident at most%n",
          REQUESTS, seconds, cpu.toMillis() / 1000.0, share, resident / 1000);
      assertThat(share).isLessThan(3);
      assertThat(resident).isLessThan(200_000);
    }
  }

  private static long residentKilobytes(long process) {
    try (var lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException ended) {
      return 0;
    }
  }
}

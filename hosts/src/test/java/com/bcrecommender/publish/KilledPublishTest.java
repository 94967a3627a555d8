package com.bcrecommender.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bcrecommender.transfer.FolderHost;
import com.bcrecommender.transfer.Host;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A publisher that the system kills (SIGKILL), and one whose disk is full: processes of their own.
final class KilledPublishTest {
  @TempDir Path scratch;

  private final TestSite first = TestSite.of(1);
  private final TestSite second = TestSite.of(2);

  @Test
  void killedInEachOfTheStepsVisitorsSeeAWholeSiteAndTheNextRunFinishes() throws Exception {
    Path folder = published();
    TreeSet<String> seen = new TreeSet<>();
    for (int step : new int[] {1, 5, 11, 29, 37}) {
      seen.add(killAt(folder, step));
    }
    assertThat(seen).as("steps of several kinds").hasSizeGreaterThan(2);
    finish(folder);
  }

  @Tag("long")
  @Test
  void killedAtEveryStepThereIsNothingHarmsVisitors() throws Exception {
    Path folder = published();
    for (int step = 0; !killAt(folder, step).equals("published"); step++) {
      assertThat(step).isLessThan(200);
    }
    finish(folder);
  }

  private Path published() {
    Path folder = scratch.resolve("host");
    try (Host host = FolderHost.open(folder)) {
      Publishing.publish(host, SiteFolder.read(first.write(scratch.resolve("site1"))));
    }
    second.write(scratch.resolve("site2"));
    return folder;
  }

  private String killAt(Path folder, int step) throws Exception {
    Process process = new ProcessBuilder(command(folder, step)).redirectErrorStream(true).start();
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    process.destroyForcibly().waitFor();
    try (Host host = FolderHost.open(folder)) {
      assertThat(new Visitor(host, List.of(first, second)).seesAWholeSite()).isPresent();
    }
    assertThat(line).matches("at .*|published");
    return line.replaceAll("^at \\d+ (\\w+).*", "$1");
  }

  private void finish(Path folder) {
    try (Host host = FolderHost.open(folder)) {
      Publishing.publish(host, SiteFolder.read(scratch.resolve("site2")));
      new Visitor(host, List.of(first, second)).seesAllOf(second);
      assertThat(host.list("").keySet()).noneMatch(name -> name.contains(".part"));
    }
  }

  @Test
  void aFullDiskIsOneLineAndTheOldEditionStays() throws Exception {
    second.write(scratch.resolve("site2"));
    first.write(scratch.resolve("site1"));
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
                String.join(" ", command(small, scratch.resolve("site1"), -1)),
                String.join(" ", command(small, scratch.resolve("site2"), -1)),
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
    try (Host host = FolderHost.open(kept)) {
      Visitor visitor = new Visitor(host, List.of(first, second));
      assertThat(visitor.seesAWholeSite()).contains(1);
      visitor.seesAllOf(first);
      Publishing.publish(host, SiteFolder.read(scratch.resolve("site2")));
      visitor.seesAllOf(second);
    }
  }

  private List<String> command(Path folder, int step) {
    return command(folder, scratch.resolve("site2"), step);
  }

  private static List<String> command(Path folder, Path site, int step) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            PublishProcess.class.getName(),
            folder.toString(),
            site.toString(),
            Integer.toString(step)));
  }
}

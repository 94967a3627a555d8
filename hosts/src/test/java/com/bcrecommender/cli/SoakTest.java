package com.bcrecommender.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bcrecommender.edition.Editions;
import com.bcrecommender.simulator.Fault;
import com.bcrecommender.simulator.Misbehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Days of an installation that is left alone, in minutes, with everything going wrong that may.
class SoakTest {
  private static final int DISK_MEGABYTES = 160;

  @TempDir private Path folder;

  @Test
  void killedAndWithoutMailForHoursNothingIsLostAndTheTroubleIsToldOnce() throws Exception {
    try (Soak soak = new Soak(folder, folder.resolve("home"), 0)) {
      soak.startWorker();
      soak.untilUnderWay("crawl", 3);
      soak.killWorker();
      soak.startWorker();
      soak.hour(3);
      soak.mailDown();
      soak.bucketDown();
      soak.hour(8);
      soak.bucketUp();
      soak.mailUp();
      soak.hour(10);
      soak.stopWorker();
      List<String> subjects = soak.subjects();
      assertThat(told(subjects, "backup failed")).as(() -> soak.said()).hasSize(1);
      assertThat(Editions.in(soak.home().editions()).current()).isPresent();
      assertThat(soak.jobs().open()).isEmpty();
      assertThat(soak.jobs().lastDone("backup")).isPresent();
    }
  }

  @Test
  @Tag("long")
  void threeDaysWithEveryFaultEndAsThreeDaysWithoutAny() throws Exception {
    String undisturbed;
    int port;
    try (Soak soak = new Soak(folder.resolve("quiet"), folder.resolve("quiet/home"), 0)) {
      soak.startWorker();
      soak.hour(12);
      long early = soak.heap();
      soak.hour(72);
      long late = soak.heap();
      System.out.printf("quiet: heap %,d bytes after 12 hours, %,d after 72%n", early, late);
      assertThat((double) late).isLessThan(early * 1.1);
      soak.stopWorker();
      port = soak.simulator().address().getPort();
      undisturbed = soak.checksum();
      assertThat(soak.subjects()).isEmpty();
    }
    Path disk = Files.createDirectories(folder.resolve("disk"));
    boolean own = mount(disk);
    try (Soak soak = new Soak(folder.resolve("faulty"), disk.resolve("home"), port)) {
      soak.startWorker();
      soak.untilUnderWay("crawl", 3);
      soak.killWorker();
      soak.startWorker();
      soak.untilUnderWay("recommend", 13);
      soak.killJob("recommend");
      soak.hour(14);
      final long early = soak.heap();
      soak.mailDown();
      soak.bucketDown();
      soak.hour(27);
      soak.bucketUp();
      soak.hour(28);
      soak.mailUp();
      soak.hour(30);
      if (own) {
        Path ballast = disk.resolve("ballast");
        fill(ballast);
        soak.hour(36);
        Files.delete(ballast);
      }
      soak.hour(40);
      soak.setClock(Duration.ofHours(-5));
      soak.hour(46);
      soak.setClock(Duration.ZERO);
      soak.hour(48);
      Misbehaviour challenge =
          soak.simulator()
              .misbehave(
                  request -> !request.path().equals("/robots.txt"),
                  new Fault.Challenge(),
                  Misbehaviour.FOR_EVER);
      soak.hour(56);
      challenge.cancel();
      soak.hour(96);
      long late = soak.heap();
      soak.stopWorker();
      List<String> subjects = soak.subjects();
      System.out.printf(
          "faulty: heap %,d bytes after 14 hours, %,d after 96; mails: %s%n",
          early, late, String.join(" | ", subjects));
      assertThat((double) late).isLessThan(early * 1.1);
      assertThat(told(subjects, "recommend")).as(() -> soak.said()).hasSize(1);
      assertThat(told(subjects, "backup failed")).hasSize(1);
      assertThat(told(subjects, "the clock went back")).hasSize(1);
      assertThat(told(subjects, "the crawl has paused itself")).hasSize(1);
      if (own) {
        assertThat(told(subjects, "MB free on the disk")).hasSize(1);
      }
      assertThat(soak.checksum())
          .as("nothing is lost, and nothing else is there")
          .isEqualTo(undisturbed);
      assertThat(soak.jobs().open()).isEmpty();
    } finally {
      if (own) {
        run("umount", "-l", disk.toString());
      }
    }
    assumeTrue(own, "a disk of its own to fill takes the right to mount one; all else was tried");
  }

  /// Mails that tell of something new, by words of their subjects.
  private static List<String> told(List<String> subjects, String words) {
    return subjects.stream()
        .filter(subject -> subject.contains(words))
        .filter(subject -> !subject.contains("Over:") && !subject.contains("had to wait"))
        .toList();
  }

  private static boolean mount(Path disk) throws IOException, InterruptedException {
    return run(
            "mount", "-t", "tmpfs", "-o", "size=" + DISK_MEGABYTES + "m", "tmpfs", disk.toString())
        == 0;
  }

  private static int run(String... words) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(words)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException noSuchProgram) {
      return -1;
    }
  }

  /// Fills a disk to its last byte.
  private static void fill(Path ballast) throws IOException {
    try (var out = Files.newOutputStream(ballast)) {
      byte[] block = new byte[64 * 1024];
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      if (Files.size(ballast) == 0) {
        throw full;
      }
    }
  }
}

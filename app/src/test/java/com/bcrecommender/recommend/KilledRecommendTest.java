package com.bcrecommender.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.EditionVerifier;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.settings.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills `bcr recommend`, a process of its own, in the middle of its work: the old edition stays
/// whole and current, and the next run makes what an undisturbed one makes.
final class KilledRecommendTest {
  /// What the command prints when it begins a stage, or ends one.
  private static final List<String> STAGES = List.of("records", "fan lists", "similar");

  @TempDir private Path folder;

  @Test
  void aRunThatIsKilledLeavesTheOldEditionWholeAndTheNextOneFinishes() throws Exception {
    killAndFinish(1, 2);
  }

  @Tag("long")
  @Test
  void fortyRunsKilledAtRandomMomentsNeverHarmAnything() throws Exception {
    killAndFinish(2, 40);
  }

  private void killAndFinish(long seed, int kills) throws Exception {
    Home home = new Home(folder.resolve("home"));
    DemoWorld.fill(home, seed);
    assertThat(start(home, 10).waitFor()).isZero();
    Editions editions = Editions.in(home.editions());
    String old = editions.current().orElseThrow();
    Random random = new Random(seed);
    for (int kill = 0; kill < kills; kill++) {
      Process process = start(home, 100);
      waitFor(process, STAGES.get(kill % STAGES.size()));
      Thread.sleep(0, random.nextInt(999_999));
      process.destroyForcibly().waitFor();
      String now = editions.current().orElseThrow();
      if (!now.equals(old)) {
        // It had switched already when the signal came: then the new one must be whole.
        EditionVerifier.verify(editions.folder(now)).orThrow();
        editions.switchTo(old);
      }
      EditionVerifier.verify(editions.folder(old)).orThrow();
    }
    assertThat(start(home, 100).waitFor()).isZero();
    String made = editions.current().orElseThrow();
    assertThat(made).isNotEqualTo(old);
    EditionVerifier.verify(editions.folder(made)).orThrow();
    try (Stream<Path> left = Files.list(home.editions())) {
      assertThat(left.map(path -> String.valueOf(path.getFileName())))
          .noneMatch(name -> name.startsWith(".partial"));
    }
    Home undisturbed = new Home(folder.resolve("undisturbed"));
    DemoWorld.fill(undisturbed, seed);
    assertThat(start(undisturbed, 100).waitFor()).isZero();
    assertThat(Editions.in(undisturbed.editions()).current()).contains(made);
  }

  private static Process start(Home home, int length) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            // Every update of the progress is printed, so that the test sees where the run is.
            "-Dbcr.terminal=true",
            "-cp",
            System.getProperty("java.class.path"),
            "com.bcrecommender.cli.Main",
            "recommend",
            "--home",
            home.folder().toString(),
            "--set",
            "recommend.fan-list=" + length)
        .redirectErrorStream(true)
        .start();
  }

  /// Reads what the process prints until a stage has ended, or the process has.
  private static void waitFor(Process process, String stage) throws IOException {
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    String line = reader.readLine();
    while (line != null && !line.contains(stage)) {
      line = reader.readLine();
    }
  }
}

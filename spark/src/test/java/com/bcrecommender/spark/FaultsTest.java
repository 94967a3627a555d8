package com.bcrecommender.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.recommend.MadeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
  private static final String MODEL = "neighbourhood-ridge:k=20";

  @TempDir private Path folder;

  private void run(DemoHome demo, String fail, int times) throws IOException {
    run(demo, 2, fail, times);
  }

  private void run(DemoHome demo, int threads, String fail, int times) throws IOException {
    // Four attempts a task, as on a cluster.
    SparkConf conf = LocalSpark.conf().setMaster("local[%d,4]".formatted(threads));
    LocalSpark.run(
        FaultyFileSystem.in(conf, fail, times, 0),
        demo.order(demo.catalog(), FaultyFileSystem.at(folder.resolve("work")), MODEL));
  }

  @Test
  void anEditionIsWholeOrNotThereAndARunThatFollowsGoesOnWithWhatIsDone() throws IOException {
    DemoHome demo = DemoHome.in(folder);
    assertThatThrownBy(() -> run(demo, "fan-lists-00002", 4))
        .as("a task that fails as often as Spark tries")
        .hasStackTraceContaining("500 Internal Server Error");
    assertThat(folder.resolve("into")).doesNotExist();
    assertThat(FaultyFileSystem.BEGUN)
        .contains("columns.0-00000", "rows.0-00000", "similar-lists-00001");

    run(demo, "(fan-lists-00002|similar-fans-0000.|index.pack)", 2);
    List<String> begun = List.copyOf(FaultyFileSystem.BEGUN);
    assertThat(begun)
        .as("what was done is not done again")
        .noneMatch(name ->
            name.matches(
                "_SUCCESS|plan|(part|table|snapshot-[a-z]*|columns.0|rows.0|similar-lists)-.*"));
    assertThat(begun.stream().filter("fan-lists-00002"::equals))
        .as("tasks that fail twice are tried a third time")
        .hasSize(3);
    assertThat(demo.handedOver()).isEqualTo(demo.here(MODEL));
  }

  @Test
  void aRunThatIsCutOffWhileItNumbersGoesOnWithWhatIsNumbered() throws IOException {
    DemoHome demo = DemoHome.in(folder);
    assertThatThrownBy(() -> run(demo, "snapshot-tralbums-00001", 4))
        .hasStackTraceContaining("500 Internal Server Error");
    assertThat(FaultyFileSystem.BEGUN).contains("_SUCCESS", "snapshot-fans-00000");
    assertThat(FaultyFileSystem.BEGUN).doesNotContain("plan");

    // On more machines than before, which would cut elsewhere.
    run(demo, 3, "snapshot-tralbums-0000[01]", 2);
    assertThat(FaultyFileSystem.BEGUN)
        .as("what was done is not done again")
        .noneMatch(name -> name.matches("_SUCCESS|(part|table|snapshot-fans)-.*"));
    assertThat(demo.handedOver()).isEqualTo(demo.here(MODEL));
  }

  @Tag("long")
  @Test
  void tasksThatNumberAreTriedAgain() throws IOException {
    DemoHome demo = DemoHome.in(folder);
    run(demo, "table-00000", 2);
    assertThat(demo.handedOver()).isEqualTo(demo.here(MODEL));
  }

  @Test
  void aShareThatIsNotGoodEndsTheRunAndWhatIsVerifiedIsNotVerifiedAgain() throws IOException {
    DemoHome demo = DemoHome.in(folder);
    assertThatThrownBy(() -> run(demo, "verified-00001", 4))
        .hasStackTraceContaining("500 Internal Server Error");
    Path work = onlyIn(folder.resolve("work"));
    Path pack = work.resolve(WriteEdition.EDITION).resolve("fan-lists.pack");
    byte[] good = Files.readAllBytes(pack);
    byte[] bad = good.clone();
    bad[bad.length / 2] ^= 1;
    Files.write(pack, bad);
    assertThatThrownBy(() -> run(demo, "", 0))
        .hasStackTraceContaining("UnusableEdition: fan-lists.pack is corrupt: shard");
    assertThat(work.resolve(MadeFile.NAME)).doesNotExist();
    assertThat(folder.resolve("into")).doesNotExist();

    Files.write(pack, good);
    assertThatThrownBy(() -> run(demo, MadeFile.NAME, 4))
        .as("all shares are good, and what was made is not said")
        .hasStackTraceContaining("500 Internal Server Error");
    assertThat(FaultyFileSystem.BEGUN).contains("verified-00001");
    assertThat(folder.resolve("into")).doesNotExist();
    // What a task that was killed left in the making is no part of the edition.
    Files.write(pack.resolveSibling("fans.pack.part-" + UUID.randomUUID()), new byte[9]);
    run(demo, "", 0);
    assertThat(FaultyFileSystem.BEGUN)
        .as("nothing is left but to say it, and to clear up")
        .allMatch(name -> name.matches("made[.]properties|run-[0-9a-f]+[.]going"));
    assertThat(demo.handedOver()).isEqualTo(demo.here(MODEL));
  }

  private static Path onlyIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }
}

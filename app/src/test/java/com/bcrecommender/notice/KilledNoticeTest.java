package com.bcrecommender.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was noted is told after `kill -9`; what was sent and not noted is sent again with the same
/// id.
class KilledNoticeTest {
  @TempDir Path folder;

  private int run(String moment) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            KilledNotice.class.getName(),
            folder.toString(),
            moment)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start()
        .waitFor();
  }

  @Test
  void killedBeforeSendingOrBeforeNotingItTheMessageIsToldAfterwards() throws Exception {
    Catalog.open(folder.resolve("catalog.sqlite")).close();
    Path taken = folder.resolve("taken");
    assertThat(run("kept")).isEqualTo(9);
    assertThat(taken).doesNotExist();
    assertThat(run("sent")).isEqualTo(9);
    assertThat(Files.readAllLines(taken)).hasSize(1);
    assertThat(run("never")).isZero();
    assertThat(run("never")).isZero();
    List<String> ids = Files.readAllLines(taken);
    assertThat(ids).hasSize(2);
    assertThat(ids.getFirst()).startsWith("began.a.").isEqualTo(ids.getLast());
  }
}

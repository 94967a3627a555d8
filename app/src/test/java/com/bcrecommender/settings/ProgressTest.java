package com.bcrecommender.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);
  private final AtomicLong nanos = new AtomicLong();

  private String printed() {
    return bytes.toString(UTF_8);
  }

  @Test
  void withoutATerminalThereIsAPlainLineEveryFiveSeconds() {
    try (Progress progress = new Progress(out, false, nanos::get, "crawl", "pages", 1000)) {
      for (int second = 1; second <= 12; second++) {
        nanos.set(second * 1_000_000_000L);
        progress.update(second * 10L);
      }
    }
    assertThat(printed().lines())
        .containsExactly(
            "crawl        5 %  50 of 1,000 pages, 10/s, 1 min 35 s left",
            "crawl       10 %  100 of 1,000 pages, 10/s, 1 min 30 s left",
            "crawl      120 pages in 12 s");
    assertThat(printed()).doesNotContain("\r").doesNotContain("\u001b");
  }

  @Test
  void onATerminalOneLineRedrawsItself() {
    try (Progress progress = new Progress(out, true, nanos::get, "learn", "fans", 0)) {
      nanos.set(300_000_000L);
      progress.update(3);
      nanos.set(400_000_000L);
      progress.update(4);
      nanos.set(600_000_000L);
      progress.update(6);
    }
    assertThat(printed().chars().filter(c -> c == '\n').count()).isEqualTo(1);
    assertThat(printed())
        .contains("3 fans, 10/s")
        .doesNotContain("4 fans")
        .endsWith("in 0.6 s" + System.lineSeparator());
  }

  @Test
  void bytesReadAsMegabytes() {
    try (Progress progress = new Progress(out, false, nanos::get, "import", "bytes", 40_000_000)) {
      nanos.set(5_000_000_000L);
      progress.update(10_000_000);
    }
    assertThat(printed().lines())
        .containsExactly(
            "import      25 %  10.0 MB of 40.0 MB, 2.0 MB/s, 15 s left",
            "import     10.0 MB in 5.0 s");
  }

  @Test
  void durationsReadAsAPersonSaysThem() {
    assertThat(Progress.duration(0.44)).isEqualTo("0.4 s");
    assertThat(Progress.duration(59.4)).isEqualTo("59 s");
    assertThat(Progress.duration(125)).isEqualTo("2 min 5 s");
    assertThat(Progress.duration(11_520)).isEqualTo("3 h 12 min");
    assertThat(Progress.duration(23 * 86_400)).isEqualTo("23 days");
  }
}

package com.bcrecommender.bandcamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How many real album pages of about 200 KB one core reads in a second, in CPU time, so that
/// others on the machine do not count.
@Tag("long")
final class ParsingSpeedTest {
  private static final int LEAST = 150;
  private static final int WARM_UP = 300;
  private static final int PAGES = 2_000;

  @Test
  void anAlbumPageIsReadInAFewMilliseconds() throws IOException {
    List<byte[]> pages = albumPages();
    assumeTrue(!pages.isEmpty(), "no captured pages: set -Dbcr.shared to a folder with pages/");
    read(pages, WARM_UP);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long began = threads.getCurrentThreadCpuTime();
    long bytes = read(pages, PAGES);
    double seconds = (threads.getCurrentThreadCpuTime() - began) / 1e9;
    System.out.printf(
        "%,d reads of %d real album pages, %d KB each: %.0f a CPU second%n",
        PAGES, pages.size(), bytes / PAGES / 1000, PAGES / seconds);
    assertThat(PAGES / seconds).isGreaterThan(LEAST);
  }

  private static long read(List<byte[]> pages, int count) {
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      byte[] page = pages.get(i % pages.size());
      assertThat(PageReader.read(page, null)).isInstanceOf(Page.TralbumPage.class);
      bytes += page.length;
    }
    return bytes;
  }

  /// Those of 150 to 250 KB.
  private static List<byte[]> albumPages() throws IOException {
    List<byte[]> pages = new ArrayList<>();
    Path folder = RealPagesTest.folder();
    if (folder != null) {
      for (Map.Entry<String, Map<String, String>> row : RealPagesTest.rows().entrySet()) {
        Path file = folder.resolve(row.getKey());
        if ("TRALBUM".equals(row.getValue().get("kind")) && Files.isRegularFile(file)) {
          byte[] page = Files.readAllBytes(file);
          if (page.length >= 150_000 && page.length <= 250_000) {
            pages.add(page);
          }
        }
      }
    }
    return pages;
  }
}

package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Entry.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An edition of 2014's size from random data: 160 K fans, 505 K tralbums, full lists. Prints times
/// and sizes; fails if anything cannot be verified or a page's worth of reading takes much longer
/// than it should. The JVM's own `-Xmx` bounds the memory.
@Tag("long")
final class LargeEditionTest {
  private static final String[] SYLLABLES =
      "ka lo mi ren dus ta vel or shi ne qua ro fen gal hu ist jo lum no per sa tor ul wy zen øl é 光 brum dis"
          .split(" ");

  @TempDir Path folder;

  public static void main(String[] arguments) throws IOException {
    LargeEditionTest test = new LargeEditionTest();
    test.folder = Path.of(arguments[0]);
    test.measure(160_000, 505_000, 30_000);
  }

  @Test
  void anEditionOf2014sSizeIsWrittenReadAndSearched() throws IOException {
    measure(160_000, 505_000, 30_000);
  }

  private void measure(int fans, int tralbums, int tags) throws IOException {
    Editions editions = Editions.in(folder);
    long start = now();
    String name = write(editions, fans, tralbums, tags);
    say("written and verified in %.1f CPU s".formatted(seconds(start)));
    start = now();
    Verification verification = EditionVerifier.verify(editions.folder(name));
    say("verified again in %.1f CPU s: %s".formatted(seconds(start), verification.counts()));
    assertThat(verification.failures()).isEmpty();
    start = now();
    try (Edition edition = Edition.open(editions.folder(name))) {
      say("opened in %.1f ms".formatted(seconds(start) * 1e3));
      long ofFans = 0;
      for (TableKind kind : edition.manifest().tables().keySet()) {
        long bytes = Files.size(editions.folder(name).resolve(kind.file()));
        say(
            "%,14d  %s in %,d shards"
                .formatted(bytes, kind.file(), edition.manifest().tables().get(kind).shards()));
        ofFans += kind.title().contains("fan") ? bytes : 0;
      }
      long bytes = editions.bytes(name);
      say(
          "%,d bytes: what names fans %d per fan, the rest %d per tralbum"
              .formatted(bytes, ofFans / fans, (bytes - ofFans) / tralbums));
      SplittableRandom random = new SplittableRandom(3);
      for (int round = 0; round < 3; round++) {
        start = now();
        for (int i = 0; i < 2000; i++) {
          int fan = random.nextInt(fans);
          edition.fan(fan);
          for (Entry entry : edition.fanList(fan, 0, 20)) {
            edition.card(entry.tralbum());
          }
        }
        say("a fan page's worth in %.1f µs".formatted(seconds(start) * 1e6 / 2000));
      }
      for (int round = 0; round < 2; round++) {
        for (String query :
            List.of(
                "a",
                "k",
                "ka",
                "kalo",
                "kalo m",
                "ka lo",
                "s k",
                "光",
                "kalomi renqua t",
                "kalomx",
                "zzzz",
                "User12")) {
          // The clock of the processor ticks every 10 ms.
          int repeats = 200;
          int hits = 0;
          start = now();
          for (int i = 0; i < repeats; i++) {
            hits = edition.search(query, 20).hits().size();
          }
          double ms = seconds(start) * 1e3 / repeats;
          say("search '%s': %d hits in %.2f ms".formatted(query, hits, ms));
        }
      }
    }
  }

  private static String write(Editions editions, int fans, int tralbums, int tags) {
    SplittableRandom random = new SplittableRandom(1);
    int[][] own = new int[fans][];
    int[] counts = new int[tralbums];
    for (int fan = 0; fan < fans; fan++) {
      int size = Math.clamp((long) Math.exp(random.nextDouble() * 5.5), 1, 400);
      own[fan] =
          random.ints(size, 0, tralbums).map(id -> popular(id, tralbums)).distinct().toArray();
      for (int tralbum : own[fan]) {
        counts[tralbum]++;
      }
    }
    int[][] owners = new int[tralbums][];
    for (int id = 0; id < tralbums; id++) {
      owners[id] = new int[counts[id]];
    }
    int[] next = new int[tralbums];
    for (int fan = 0; fan < fans; fan++) {
      for (int tralbum : own[fan]) {
        owners[tralbum][next[tralbum]++] = fan;
      }
    }
    System.gc();
    long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    try (EditionWriter writer = EditionWriter.begin(editions, new Sizes(fans, tralbums, tags))) {
      for (int id = 0; id < tags; id++) {
        int[] carried = random.ints(200, 0, tralbums).distinct().toArray();
        writer.tag(
            new com.bcrecommender.edition.Tag(
                id, words(id, 1).toLowerCase(Locale.ROOT) + id, 100, carried, new int[0]));
      }
      for (int id = 0; id < tralbums; id++) {
        String artist = words(id / 4 * 7 + 1, 1 + id / 4 % 2);
        String url =
            "https://artist"
                + id / 4
                + ".bandcamp.com/album/"
                + words(id, 2).toLowerCase(Locale.ROOT).replace(' ', '-');
        int[] carried = random.ints(7, 0, tags).map(tag -> popular(tag, tags)).distinct().toArray();
        writer.tralbum(
            new Card(
                id,
                "a" + (1_000_000_000L + id * 17L),
                'a',
                words(id * 13 + 5, 1 + id % 4),
                artist,
                url,
                1_000_000 + id * 17L,
                14_000 + id % 5000,
                counts[id],
                0,
                null,
                carried),
            List.of());
      }
      for (int fan = 0; fan < fans; fan++) {
        writer.fan(
            new Fan(
                fan,
                "f" + (10_000L + fan),
                "user" + fan,
                words(fan * 3, 2),
                own[fan].length,
                own[fan],
                own[fan].length,
                new int[] {1, 2, 3}),
            List.of());
      }
      ListRecord list = new ListRecord();
      int[] seen = new int[tralbums];
      for (int fan = 0; fan < fans; fan++) {
        for (int tralbum : own[fan]) {
          seen[tralbum] = -fan - 1;
        }
        list.clear();
        float score = 1 + random.nextInt(1000) / 100f;
        while (list.size() < 100) {
          int tralbum = popular(random.nextInt(tralbums), tralbums);
          if (seen[tralbum] == fan + 1 || seen[tralbum] == -fan - 1) {
            continue;
          }
          seen[tralbum] = fan + 1;
          score *= 1 - random.nextInt(100) / 5000f;
          list.add(tralbum, score, Origin.MODEL, 200, random.nextInt(3) == 0 ? 9 : 0);
          for (int j = 0; j < Math.min(3, own[fan].length); j++) {
            list.reason(
                own[fan][(j + tralbum) % own[fan].length], 120 - 30 * j, 1 + random.nextInt(40));
          }
        }
        writer.fanList(fan, list);
      }
      Arrays.fill(seen, 0);
      for (int id = 0; id < tralbums; id++) {
        list.clear();
        seen[id] = id + 1;
        float score = random.nextFloat();
        while (list.size() < 50) {
          int tralbum = popular(random.nextInt(tralbums), tralbums);
          if (seen[tralbum] == id + 1) {
            continue;
          }
          seen[tralbum] = id + 1;
          score *= 1 - random.nextInt(100) / 4000f;
          list.add(tralbum, score, Origin.MODEL, 255, 0);
          list.reason(id, 255, 1 + random.nextInt(40));
        }
        writer.similarList(id, list);
      }
      for (int id = 0; id < tralbums; id++) {
        writer.owners(id, owners[id], owners[id].length);
      }
      long most = peak();
      String name = writer.finish(RandomContents.PROVENANCE);
      say(
          "heap before %d MB; the most in use %d MB before finish, %d MB after"
              .formatted(before >> 20, most >> 20, peak() >> 20));
      return name;
    }
  }

  /// Few ids often, most seldom.
  private static int popular(int id, int size) {
    double x = (id + 0.5) / size;
    return (int) (x * x * x * size);
  }

  private static String words(int seed, int count) {
    StringBuilder text = new StringBuilder();
    int r = seed * -1640531535 + 12345;
    for (int n = 0; n < count; n++) {
      int start = text.isEmpty() ? 0 : text.append(' ').length();
      for (int i = 2 + Math.floorMod(r, 3); i > 0; i--) {
        r = r * 1103515245 + 12345;
        text.append(SYLLABLES[(r >>> 8) % SYLLABLES.length]);
      }
      text.setCharAt(start, Character.toUpperCase(text.charAt(start)));
    }
    return text.toString();
  }

  private static long peak() {
    return java.lang.management.ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  /// Processor time of the whole process: what a busy machine does not change.
  private static long now() {
    return ((com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double seconds(long start) {
    return (now() - start) / 1e9;
  }

  private static void say(String line) {
    System.out.println(line);
  }
}

package com.bcrecommender.imports.dump;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.engine.data.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayCountsTest {
  @TempDir Path folder;

  @Test
  void more_than_memory_holds_is_counted_as_a_map_would() throws Exception {
    Random random = new Random(3);
    Map<String, Long> plays = new TreeMap<>();
    Map<String, Long> first = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    List<String> found = new ArrayList<>();
    try (PlayCounts counts = PlayCounts.begin(folder.resolve("scratch"), 1 << 12)) {
      // Some fifteen times what is held at once.
      for (int i = 0; i < 60_000; i++) {
        int listener = random.nextInt(20);
        int tralbum = random.nextInt(10);
        long time = 1_700_000_000L + random.nextInt(200);
        String message = random.nextBoolean() ? "a" : "b";
        counts.listen(listener, tralbum, time, message);
        String pair = "%03d %03d".formatted(listener, tralbum);
        if (seen.add(pair + time + message)) {
          plays.merge(pair, 1L, Long::sum);
          first.merge(pair, time, Math::min);
        }
      }
      counts.counted(19, 9, 3);
      counts.counted(19, 9, 2_000_000);
      counts.counted(30, 1, 7);
      plays.put("019 009", 2_000_000L);
      plays.put("030 001", 7L);
      counts.listen(31, 1, -5, "no time");
      plays.put("031 001", 1L);
      counts.each((listener, tralbum, count, time) ->
          found.add("%03d %03d %d %d".formatted(listener, tralbum, count, time)));
      assertThat(counts.repeated()).isEqualTo(60_000L - seen.size());
    }
    List<String> expected = new ArrayList<>();
    plays.forEach((pair, count) ->
        expected.add(pair + " " + count + " " + first.getOrDefault(pair, Snapshot.UNKNOWN_TIME)));
    assertThat(found).isEqualTo(expected);
    assertThat(folder.resolve("scratch")).doesNotExist();
  }
}

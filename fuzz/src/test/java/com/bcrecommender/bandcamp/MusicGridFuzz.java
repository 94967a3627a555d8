package com.bcrecommender.bandcamp;

import com.bcrecommender.fuzz.Fuzzing;
import com.bcrecommender.fuzz.Seeds;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Lists of records: grids, tags, searches, indexes.
final class MusicGridFuzz {
  static Stream<byte[]> seeds() {
    return Seeds.pages("grid", "artist", "search", "tag");
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void neverFailsAndNeverLies(byte[] page) {
    ReadPages.check(page, "https://saltrecords.bandcamp.com/music");
  }
}

package com.bcrecommender.bandcamp;

import com.bcrecommender.fuzz.Fuzzing;
import com.bcrecommender.fuzz.Seeds;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Pages of albums and tracks, of every era.
final class TralbumPageFuzz {
  static Stream<byte[]> seeds() {
    return Seeds.pages("album", "track", "emptied", "gone", "challenge");
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void neverFailsAndNeverLies(byte[] page) {
    ReadPages.check(page, "https://saltrecords.bandcamp.com/album/low-tide");
  }
}

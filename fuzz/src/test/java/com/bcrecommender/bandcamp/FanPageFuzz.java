package com.bcrecommender.bandcamp;

import com.bcrecommender.fuzz.Fuzzing;
import com.bcrecommender.fuzz.Seeds;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Pages of fans.
final class FanPageFuzz {
  static Stream<byte[]> seeds() {
    return Stream.concat(Seeds.pages("fan"), Seeds.imports(".html"));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void neverFailsAndNeverLies(byte[] page) {
    ReadPages.check(page, "https://bandcamp.com/mira-k");
  }
}

package com.bcrecommender.imports;

import static com.bcrecommender.fuzz.Fuzzing.demand;

import com.bcrecommender.fuzz.Fuzzing;
import com.bcrecommender.fuzz.Seeds;
import com.bcrecommender.imports.collection.FileFault;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// HAR files: answers, or a fault that says what is wrong.
final class HarFileFuzz {
  static Stream<byte[]> seeds() {
    return Seeds.imports(".har");
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void isReadOrFaulty(byte[] file) {
    Fuzzing.inTime(() -> {
      HarFile.is(file);
      try {
        HarFile read = HarFile.read(file);
        demand(read.others() >= 0, "fewer requests than answers");
        read.answers().forEach(answer -> demand(answer.number() > 0, "no number"));
      } catch (FileFault expected) {
        demand(!expected.fault().sentence().isEmpty(), "no reason");
      }
    });
  }
}

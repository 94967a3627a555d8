package com.bcrecommender.imports.collection;

import static com.bcrecommender.fuzz.Fuzzing.demand;

import com.bcrecommender.fuzz.Fuzzing;
import com.bcrecommender.fuzz.Seeds;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// One person's own files: links, tables, JSON, JSON lines, archives.
final class CollectionFileFuzz {
  static Stream<byte[]> seeds() {
    return Seeds.imports("");
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void isReadOrFaulty(byte[] bytes) throws IOException {
    Seeds.inFile(
        bytes,
        file ->
            Fuzzing.inTime(() -> {
              CollectionFile read = CollectionFile.read(file);
              demand(
                  read.kind() != CollectionKind.NONE || read.unusable().size() == 1,
                  "a file of no kind without the one reason");
              for (CollectionRecord record : read.records()) {
                demand(
                    record.key() != null
                        || record.url() != null
                        || (record.artist() != null && record.title() != null),
                    "a record that nothing leads to: " + record);
              }
            }));
  }
}

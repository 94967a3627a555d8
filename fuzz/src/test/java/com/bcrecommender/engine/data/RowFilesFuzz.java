package com.bcrecommender.engine.data;

import static com.bcrecommender.fuzz.Fuzzing.demand;

import com.bcrecommender.fuzz.Fuzzing;
import com.bcrecommender.fuzz.Seeds;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Files of rows, TSV and CSV: rows, bad rows that are named, or a file that is none.
final class RowFilesFuzz {
  static Stream<byte[]> seeds() {
    return Stream.concat(
        Seeds.imports(".csv", ".tsv", ".txt"),
        Seeds.texts(
            "fan\ttralbum\ttime\tkind\nn:a\ta1\t2020-01-02\towned\nf5\tt2\t1366523292\twish\n",
            "n:a,a1\n\"n:b\",\"u:https://x.bandcamp.com/album/y\"\n",
            "tralbum;tag\na1;\"field\n recording\"\n"));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void isReadOrFaulty(byte[] bytes) throws IOException {
    Seeds.inFile(
        bytes,
        file ->
            Fuzzing.inTime(() -> {
              long[] told = new long[1];
              try {
                long rows =
                    PreferenceFile.of(file)
                        .read(
                            (line, fan, tralbum, time, kind) -> {
                              demand(!fan.isEmpty() && !tralbum.isEmpty(), "an empty key");
                              told[0]++;
                            },
                            bad -> told[0]++);
                demand(told[0] == rows, rows + " rows, of which " + told[0] + " were told");
              } catch (UnreadableFile expected) {
                demand(expected.getMessage() != null, "no reason");
              }
              try {
                TagFile.of(file).read((line, tralbum, tag) -> {}, bad -> {});
              } catch (UnreadableFile expected) {
                demand(expected.getMessage() != null, "no reason");
              }
            }));
  }
}

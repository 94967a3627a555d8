package com.bcrecommender.archive;

import static com.bcrecommender.fuzz.Fuzzing.demand;

import com.bcrecommender.fuzz.Fuzzing;
import com.bcrecommender.fuzz.Seeds;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.provider.MethodSource;

/// WARC files, packed and plain: whole records, and gaps that lie within the file.
final class WarcFileFuzz {
  static Stream<byte[]> seeds() throws IOException {
    Path folder = Files.createTempDirectory("seeds");
    Archive archive = Archive.in(folder);
    try (ArchiveWriter writer = archive.writer("bcr", 100_000)) {
      writer.append(Answers.page(1));
      writer.append(Answers.batch(2));
    }
    byte[] packed = Files.readAllBytes(archive.files().getFirst());
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return Stream.of(packed, in.readAllBytes());
    }
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void isReadToTheLastWholeRecord(byte[] bytes) throws IOException {
    Seeds.inFile(
        bytes,
        file ->
            Fuzzing.inTime(() -> {
              WarcFile.is(file);
              for (WarcFile.Gap gap : WarcFile.read(file, record -> body(record))) {
                demand(
                    gap.from() >= 0 && gap.from() <= gap.to() && gap.to() <= bytes.length,
                    "a gap outside of the file: " + gap);
              }
            }));
  }

  private static void body(ArchivedRecord record) {
    demand(record.offset() >= 0 && record.length() > 0, "no place: " + record);
    RawAnswer answer = record.answer();
    if (answer != null) {
      String coding =
          answer.headers().getOrDefault("Content-Encoding", java.util.List.of("")).getFirst();
      try {
        ContentCoding.unpacked(answer.body(), coding, 1 << 20);
      } catch (IOException expected) {
        // Another coding, or not what it says.
      } catch (UncheckedIOException e) {
        throw new AssertionError(e);
      }
    }
  }
}

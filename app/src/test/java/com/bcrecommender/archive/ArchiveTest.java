package com.bcrecommender.archive;

import static com.bcrecommender.archive.Answers.batch;
import static com.bcrecommender.archive.Answers.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.settings.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;

/// What is kept of answers, and what stands after a crash.
class ArchiveTest {
  @TempDir Path folder;
  private Archive archive;

  @BeforeEach
  void make() {
    archive = Archive.in(folder.resolve("warc"));
  }

  @Test
  void anotherProgramsReaderFindsWhatTheSiteSent() throws Exception {
    write(page(1), batch(42));
    List<String> types = new ArrayList<>();
    try (WarcReader reader = new WarcReader(archive.files().getFirst())) {
      for (WarcRecord record : reader) {
        types.add(record.type());
        if (record instanceof WarcRequest request) {
          assertThat(request.http().method()).isEqualTo("POST");
          assertThat(request.http().body().stream().readAllBytes())
              .asString(StandardCharsets.UTF_8)
              .isEqualTo("{\"fan_id\":42}");
        }
        if (record instanceof WarcResponse response) {
          RawAnswer sent = types.size() == 2 ? page(1) : batch(42);
          assertThat(response.target()).isEqualTo(sent.address());
          assertThat(response.date()).isEqualTo(Answers.TIME);
          assertThat(response.http().status()).isEqualTo(200);
          assertThat(response.http().headers().first("Content-Type"))
              .contains("text/html; charset=UTF-8");
          assertThat(response.http().headers().all("Vary")).containsExactly("Accept", "Cookie");
          assertThat(response.http().body().stream().readAllBytes()).isEqualTo(sent.body());
          assertThat(response.payloadDigest()).contains(WarcEncoder.digest(sent.body()));
        }
      }
    }
    assertThat(types).containsExactly("warcinfo", "response", "request", "response");
  }

  @Test
  void cookiesAreInNoFile() throws Exception {
    write(page(1), batch(42));
    Path file = archive.files().getFirst();
    byte[] unpacked;
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      unpacked = in.readAllBytes();
    }
    assertThat(new String(unpacked, StandardCharsets.ISO_8859_1))
        .contains("text/html")
        .doesNotContainIgnoringCase("set-cookie")
        .doesNotContain("SECRET");
    assertThat(Files.readString(ArchiveIndex.of(file))).doesNotContain("SECRET");
  }

  @Test
  void ourReaderGivesBackWhatWasWritten() throws Exception {
    write(page(1), batch(42), page(2));
    List<RawAnswer> read = answers(archive.files().getFirst());
    assertThat(read).hasSize(3);
    assertThat(read.get(1).post()).isEqualTo("{\"fan_id\":42}");
    assertThat(read.get(2).post()).isNull();
    assertThat(read.get(2).body()).isEqualTo(page(2).body());
    assertThat(read.get(2).at()).isEqualTo(Answers.TIME);
    assertThat(read.get(2).header("content-type")).isEqualTo("text/html; charset=UTF-8");
  }

  @Test
  void aFileCutOffAnywhereInItsLastRecordIsReadToTheLastWholeOne() throws Exception {
    write(page(1), page(2));
    Path file = archive.files().getFirst();
    byte[] whole = Files.readAllBytes(file);
    int last = (int) ArchiveIndex.read(file).get(1).offset();
    for (int length = last; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      List<RawAnswer> read = new ArrayList<>();
      List<WarcFile.Gap> gaps = read(file, read);
      assertThat(read).as("cut at %d", length).hasSize(1);
      assertThat(read.getFirst().body()).isEqualTo(page(1).body());
      if (length == last) {
        assertThat(gaps).isEmpty();
      } else {
        assertThat(gaps).containsExactly(new WarcFile.Gap(last, length, "cut off within a record"));
      }
    }
  }

  @Test
  void damageCostsTheRecordThatItIsInAndIsNeverTakenForAnAnswer() throws Exception {
    write(page(1), page(2), page(3));
    Path file = archive.files().getFirst();
    byte[] whole = Files.readAllBytes(file);
    ArchiveIndex.Entry second = ArchiveIndex.read(file).get(1);
    int noticed = 0;
    for (long at = second.offset(); at < second.offset() + second.length(); at += 11) {
      byte[] damaged = whole.clone();
      damaged[(int) at] = (byte) (damaged[(int) at] ^ 1 << (at % 8));
      Files.write(file, damaged);
      List<RawAnswer> read = new ArrayList<>();
      List<WarcFile.Gap> gaps = read(file, read);
      assertThat(read.getFirst().body()).isEqualTo(page(1).body());
      assertThat(read.getLast().body()).isEqualTo(page(3).body());
      if (gaps.isEmpty()) {
        // Some bits mean nothing: the packing's time and system, and what fills its last byte.
        assertThat(read).hasSize(3);
        assertThat(read.get(1).body()).isEqualTo(page(2).body());
      } else {
        noticed++;
        assertThat(read).hasSize(2);
        assertThat(gaps).hasSize(1);
        assertThat(gaps.getFirst().from()).isEqualTo(second.offset());
        assertThat(gaps.getFirst().to()).isEqualTo(second.offset() + second.length());
      }
    }
    assertThat(noticed).isGreaterThan((int) (0.9 * second.length() / 11));
  }

  @Test
  void aFullFileIsFollowedByTheNextAndEachRunHasItsOwn() throws Exception {
    try (ArchiveWriter writer = archive.writer("bcr", 2_000)) {
      for (int i = 0; i < 5; i++) {
        writer.append(page(i));
      }
    }
    assertThat(archive.files()).hasSize(3);
    write(page(5));
    List<RawAnswer> read = new ArrayList<>();
    for (Path file : archive.files()) {
      read.addAll(answers(file));
    }
    assertThat(read)
        .extracting(RawAnswer::address)
        .containsExactly(
            page(0).address(),
            page(1).address(),
            page(2).address(),
            page(3).address(),
            page(4).address(),
            page(5).address());
    assertThat(archive.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "000001-20260301T120007Z.warc.gz",
            "000002-20260301T120007Z.warc.gz",
            "000003-20260301T120007Z.warc.gz",
            "000004-20260301T120007Z.warc.gz");
  }

  @Test
  void nothingIsAppendedBehindATornRecord() throws Exception {
    write(page(1), page(2));
    Path torn = archive.files().getFirst();
    byte[] cut = Arrays.copyOf(Files.readAllBytes(torn), (int) Files.size(torn) - 100);
    Files.write(torn, cut);
    write(page(3));
    assertThat(Files.readAllBytes(torn)).isEqualTo(cut);
    assertThat(answers(archive.files().getLast()))
        .extracting(RawAnswer::address)
        .containsExactly(page(3).address());
  }

  @Test
  void aRunWithoutAnswersLeavesNoFile() {
    write();
    assertThat(archive.files()).isEmpty();
  }

  @Test
  void theIndexLeadsToEachRecordAndIsTheSameMadeAnew() throws Exception {
    write(page(1), batch(42), page(2));
    Path file = archive.files().getFirst();
    List<ArchiveIndex.Entry> entries = ArchiveIndex.read(file);
    byte[] whole = Files.readAllBytes(file);
    for (ArchiveIndex.Entry entry : entries) {
      byte[] member =
          Arrays.copyOfRange(whole, (int) entry.offset(), (int) (entry.offset() + entry.length()));
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(member))) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
            .contains("WARC-Type: response", "WARC-Target-URI: " + entry.address())
            .contains("WARC-Payload-Digest: " + entry.digest());
      }
      assertThat(entry.time()).isEqualTo("20260301120007");
    }
    String index = Files.readString(ArchiveIndex.of(file));
    assertThat(index).startsWith("com,bandcamp,x)/album/1 20260301120007 {\"url\":");

    for (String stale : List.of("", index.substring(0, 100), index.lines().findFirst().get())) {
      Files.writeString(ArchiveIndex.of(file), stale);
      assertThat(ArchiveIndex.read(file)).isEqualTo(entries);
      assertThat(Files.readString(ArchiveIndex.of(file))).isEqualTo(index);
    }
  }

  @Test
  void whatIsLeftOutIsGoneAndTheRestIsAsItWas() throws Exception {
    write(page(1), batch(42), page(2), batch(43));
    write(page(3));
    Path first = archive.files().getFirst();
    Path second = archive.files().getLast();
    byte[] untouched = Files.readAllBytes(second);

    assertThat(archive.rewriteWithout(ArchiveTest::isOfFan42))
        .isEqualTo(new Archive.Rewritten(1, 1));

    assertThat(records(first))
        .containsExactly(
            "warcinfo ",
            "response " + page(1).address(),
            "response " + page(2).address(),
            "request " + Answers.BATCHES,
            "response " + Answers.BATCHES);
    List<RawAnswer> left = answers(first);
    assertThat(left.getLast().post()).isEqualTo("{\"fan_id\":43}");
    assertThat(left.get(1).body()).isEqualTo(page(2).body());
    assertThat(Files.readAllBytes(second)).isEqualTo(untouched);
    String index = Files.readString(ArchiveIndex.of(first));
    assertThat(index).doesNotContain("42}");
    Files.delete(ArchiveIndex.of(first));
    ArchiveIndex.read(first);
    assertThat(Files.readString(ArchiveIndex.of(first))).isEqualTo(index);

    assertThat(archive.rewriteWithout(ArchiveTest::isOfFan42))
        .isEqualTo(new Archive.Rewritten(0, 0));
  }

  @Test
  void aRewritingKilledAnywhereIsCompletedByTheNext() throws Exception {
    write(page(1), batch(42), page(2));
    Path file = archive.files().getFirst();
    Path index = ArchiveIndex.of(file);
    byte[] old = Files.readAllBytes(file);
    byte[] oldIndex = Files.readAllBytes(index);
    archive.rewriteWithout(ArchiveTest::isOfFan42);
    byte[] rewritten = Files.readAllBytes(file);
    byte[] newIndex = Files.readAllBytes(index);

    // Killed while the new file was written, and before the old index was gone.
    for (int written : new int[] {0, 10, rewritten.length - 1, rewritten.length}) {
      Files.write(file, old);
      Files.write(index, oldIndex);
      Files.write(Archive.part(file), Arrays.copyOf(rewritten, written));
      assertThat(answers(file)).hasSize(3);
      archive.rewriteWithout(ArchiveTest::isOfFan42);
      assertThat(Files.readAllBytes(file)).isEqualTo(rewritten);
      assertThat(Files.readAllBytes(index)).isEqualTo(newIndex);
      assertThat(Archive.part(file)).doesNotExist();
    }
    // Killed when the old index was gone, and the file still the old one.
    Files.write(file, old);
    Files.delete(index);
    Files.write(Archive.part(file), rewritten);
    archive.rewriteWithout(ArchiveTest::isOfFan42);
    assertThat(Files.readAllBytes(file)).isEqualTo(rewritten);
    assertThat(Files.readAllBytes(index)).isEqualTo(newIndex);
    // Killed while the new index was written.
    Files.delete(index);
    Files.write(Archive.part(index), new byte[] {1, 2, 3});
    archive.rewriteWithout(ArchiveTest::isOfFan42);
    assertThat(Files.readAllBytes(file)).isEqualTo(rewritten);
    assertThat(Files.readAllBytes(index)).isEqualTo(newIndex);
    assertThat(Archive.part(index)).doesNotExist();
  }

  @Test
  void onlyOneProcessWrites() {
    try (ArchiveWriter writer = archive.writer("bcr", 1_000_000)) {
      writer.append(page(1));
      assertThatThrownBy(() -> archive.writer("bcr", 1_000_000))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("wait for it");
      assertThatThrownBy(() -> archive.rewriteWithout(asked -> true)).isInstanceOf(UserError.class);
    }
  }

  @Test
  void anAnswerLargerThanAnyPageIsToldAndTheNextOneRead() throws Exception {
    write(
        Answers.answer("https://x.bandcamp.com/huge", null, new byte[WarcFile.LARGEST + 1]),
        page(1));
    List<String> faults = new ArrayList<>();
    List<RawAnswer> read = new ArrayList<>();
    WarcFile.read(
        archive.files().getFirst(),
        record -> {
          if (record.fault() != null) {
            faults.add(record.fault());
          }
          if (record.answer() != null) {
            read.add(record.answer());
          }
        });
    assertThat(faults).containsExactly("larger than 64 MiB");
    assertThat(read).extracting(RawAnswer::address).containsExactly(page(1).address());
  }

  private static boolean isOfFan42(RawAnswer asked) {
    return "{\"fan_id\":42}".equals(asked.post());
  }

  private void write(RawAnswer... answers) {
    try (ArchiveWriter writer = archive.writer("bcr", 1_000_000)) {
      for (RawAnswer answer : answers) {
        writer.append(answer);
      }
    }
  }

  private static List<RawAnswer> answers(Path file) throws IOException {
    List<RawAnswer> answers = new ArrayList<>();
    assertThat(read(file, answers)).isEmpty();
    return answers;
  }

  private static List<WarcFile.Gap> read(Path file, List<RawAnswer> into) throws IOException {
    return WarcFile.read(
        file,
        record -> {
          if (record.answer() != null) {
            into.add(record.answer());
          }
        });
  }

  private static List<String> records(Path file) throws IOException {
    List<String> records = new ArrayList<>();
    WarcFile.read(file, record -> records.add(record.type() + " " + record.address()));
    return records;
  }
}

package com.bcrecommender.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowReaderTest {
  @TempDir private Path folder;

  private final List<String> rows = new ArrayList<>();
  private final List<BadRow> bad = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\tb\nc\td\n",
        "a\tb\nc\td",
        "a\tb\r\nc\td\r\n",
        "\uFEFFa\tb\nc\td\n",
        "a,b\nc,d\n",
        "a;b\nc;d\n",
        "\"a\",\"b\"\n\"c\",d\n",
        " a , \"b\" \n c,d",
      })
  void everyFormGivesTheSameRows(String text) throws IOException {
    read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(rows).containsExactly("1[a, b]", "2[c, d]");
    assertThat(bad).isEmpty();
    rows.clear();
    read(gzip(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(rows).containsExactly("1[a, b]", "2[c, d]");
  }

  @Test
  void blankLinesAreSkippedAndCountAsLines() throws IOException {
    read("\n  \na\tb\n\n\nc\td\n\n");
    assertThat(rows).containsExactly("3[a, b]", "6[c, d]");
  }

  @Test
  void quotesAreTextWhereTabsSeparate() throws IOException {
    read("a\t7\" single\n\"b\t\"\n");
    assertThat(rows).containsExactly("1[a, 7\" single]", "2[\"b, \"]");
  }

  @Test
  void quotedFieldsHoldSeparatorsQuotesAndLines() throws IOException {
    read("id,title\n1,\"He said \"\"no\"\", twice\"\n2,\"two\nlines\"\n3,plain \"quote\" inside\n");
    assertThat(rows)
        .containsExactly(
            "1[id, title]",
            "2[1, He said \"no\", twice]",
            "3[2, two\nlines]",
            "5[3, plain \"quote\" inside]");
    assertThat(bad).isEmpty();
  }

  @Test
  void aQuoteThatNeverClosesCostsItsOwnLineAlone() throws IOException {
    StringBuilder text = new StringBuilder("a,b\n\"open,x\n");
    for (int i = 0; i < 300; i++) {
      text.append("r").append(i).append(",y\n");
    }
    read(text.toString());
    assertThat(rows).hasSize(301);
    assertThat(rows.get(1)).isEqualTo("3[r0, y]");
    assertThat(rows.getLast()).isEqualTo("302[r299, y]");
    assertThat(bad).extracting(BadRow::reason).containsExactly(BadRow.UNCLOSED_QUOTE);
    assertThat(bad.getFirst().line()).isEqualTo(2);
  }

  @Test
  void aFileThatEndsInsideAQuoteLosesThatLineAlone() throws IOException {
    read("a,b\nc,\"d\ne,f\n");
    assertThat(rows).containsExactly("1[a, b]", "3[e, f]");
    assertThat(bad).extracting(BadRow::line).containsExactly(2L);
  }

  @Test
  void emptyFieldsAreKept() throws IOException {
    read("a\t\t\nb\n");
    assertThat(rows).containsExactly("1[a, , ]", "2[b]");
    rows.clear();
    read("a,,\n,\"\",x\n");
    assertThat(rows).containsExactly("1[a, , ]", "2[, , x]");
  }

  @Test
  void bytesThatAreNoUtf8AreABadRowAndARightfulReplacementCharacterIsNot() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("a\t\uFFFD\n".getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes("b\tcaf\u00E9\n".getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes("c\t光\n".getBytes(StandardCharsets.UTF_8));
    read(bytes.toByteArray());
    assertThat(rows).containsExactly("1[a, \uFFFD]", "3[c, 光]");
    assertThat(bad).extracting(BadRow::reason).containsExactly(BadRow.NOT_UTF8);
  }

  @ParameterizedTest
  @ValueSource(ints = {1 << 16, (1 << 20) - 2, 1 << 20, (1 << 20) + 1, 3 << 20})
  void aLineLongerThanAMebibyteIsABadRow(int length) throws IOException {
    String line = "a\t" + "x".repeat(length - 2);
    read("first\t1\n" + line + "\nlast\t2\n" + line);
    boolean tooLong = length >= 1 << 20;
    assertThat(rows).hasSize(tooLong ? 2 : 4);
    assertThat(rows).contains("1[first, 1]", "3[last, 2]");
    assertThat(bad).hasSize(tooLong ? 2 : 0);
    if (tooLong) {
      assertThat(bad).extracting(BadRow::line).containsExactly(2L, 4L);
      assertThat(bad.getFirst().excerpt()).startsWith("a xxx").hasSizeLessThan(130);
    }
  }

  @Test
  void linesThatCrossBuffersAreWhole() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append(i).append('\t').append("y".repeat(i % 97)).append(i % 3 == 0 ? "\r\n" : "\n");
    }
    read(gzip(text.toString().getBytes(StandardCharsets.UTF_8)));
    assertThat(rows).hasSize(5000);
    assertThat(rows.get(4999)).isEqualTo("5000[4999, " + "y".repeat(4999 % 97) + "]");
  }

  @Test
  void aGzipFileThatIsCutOffIsSaidToBe() {
    byte[] whole = gzip("a\tb\n".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("cut off or damaged after line");
  }

  @Test
  void otherFilesAreNamedForWhatTheyAre() {
    assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 0}))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("zip");
    assertThatThrownBy(() -> read("a\tb".getBytes(StandardCharsets.UTF_16)))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("UTF-16");
    assertThatThrownBy(() -> read("a\0b\n"))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("binary");
  }

  @Test
  void anEmptyFileHasNoRows() throws IOException {
    read("");
    read("\uFEFF");
    read(gzip(new byte[0]));
    assertThat(rows).isEmpty();
    assertThat(bad).isEmpty();
  }

  @Test
  void aMissingFileIsAMissingFile() {
    assertThatThrownBy(
            () -> RowReader.of(folder.resolve("none")).read((line, fields) -> {}, bad::add))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void progressEndsAtTheSizeOfTheFile() throws IOException {
    Path file = folder.resolve("rows");
    Files.write(file, gzip("a\tb\n".repeat(300_000).getBytes(StandardCharsets.UTF_8)));
    long[] last = new long[1];
    RowReader.of(file).progress(read -> last[0] = read).read((line, fields) -> {}, bad::add);
    assertThat(last[0]).isEqualTo(Files.size(file));
  }

  private void read(String text) throws IOException {
    read(text.getBytes(StandardCharsets.UTF_8));
  }

  private void read(byte[] bytes) throws IOException {
    Path file = folder.resolve("rows");
    Files.write(file, bytes);
    RowReader.of(file).read((line, fields) -> rows.add(line + Arrays.toString(fields)), bad::add);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }
}

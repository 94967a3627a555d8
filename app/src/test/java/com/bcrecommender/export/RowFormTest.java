package com.bcrecommender.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What both forms of an export's files promise.
class RowFormTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("text", Column.Type.TEXT),
          new Column("number", Column.Type.NUMBER),
          new Column("time", Column.Type.TIME),
          new Column("tags", Column.Type.TAGS));

  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "\\N",
          "\\",
          "\\t",
          "\t",
          "a\tb\nc\r\nd\\e",
          "\"quoted\", and 'so'",
          "\u2028\u2029\u0085\u000B\f",
          "\u0000\u0001\u001F\u007F",
          "\uFEFFmark",
          "null",
          "\uD83C\uDFB5 é e\u0301 \u202Ertl",
          "=1+1",
          "</script>");

  private static byte[] written(ExportForm form, List<@Nullable Object[]> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RowWriter writer = form.writer(out, COLUMNS)) {
      for (@Nullable Object[] row : rows) {
        writer.row(row);
      }
    }
    return out.toByteArray();
  }

  private static List<List<@Nullable Object>> read(ExportForm form, byte[] bytes)
      throws IOException, UnfitRow {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (RowReader reader = form.reader(new ByteArrayInputStream(bytes), COLUMNS)) {
      while (reader.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int c = 0; c < COLUMNS.size(); c++) {
          row.add(reader.value(c));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<@Nullable Object[]> rows() {
    Random random = new Random(8);
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new @Nullable Object[4]);
    for (String text : HOSTILE) {
      rows.add(new @Nullable Object[] {text, Long.MIN_VALUE, -62_135_596_800L, ""});
      rows.add(new @Nullable Object[] {text, Long.MAX_VALUE, 99_999_999_999L, "dub,é,drone"});
    }
    for (int i = 0; i < 500; i++) {
      int[] points = random.ints(random.nextInt(12), 0, 0x11000).toArray();
      StringBuilder text = new StringBuilder();
      for (int point : points) {
        text.appendCodePoint(Character.getType(point) == Character.SURROGATE ? 'x' : point);
      }
      rows.add(
          new @Nullable Object[] {
            text.toString(),
            random.nextBoolean() ? null : (Long) random.nextLong(),
            random.nextBoolean() ? null : (Long) (long) random.nextInt(),
            random.nextBoolean() ? null : "a".repeat(random.nextInt(3))
          });
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void anyTextComesBackAsItWas(ExportForm form) throws Exception {
    List<@Nullable Object[]> rows = rows();
    List<List<@Nullable Object>> expected = new ArrayList<>();
    rows.forEach(row -> expected.add(Arrays.asList(row)));
    assertThat(read(form, written(form, rows))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void aRowIsALineWhateverIsInIt(ExportForm form) throws Exception {
    List<@Nullable Object[]> rows = rows();
    String text = new String(written(form, rows), StandardCharsets.UTF_8);
    assertThat(text).endsWith("\n").doesNotContain("\r");
    int header = form == ExportForm.TSV ? 1 : 0;
    assertThat(text.chars().filter(c -> c == '\n').count()).isEqualTo(rows.size() + header);
  }

  @ParameterizedTest
  @EnumSource
  void noRowsAreReadAsNone(ExportForm form) throws Exception {
    assertThat(read(form, written(form, List.of()))).isEmpty();
  }

  @Test
  void eachLineOfJsonIsAnObjectOfPlainValues() throws Exception {
    byte[] bytes =
        written(
            ExportForm.JSONL,
            List.of(
                new @Nullable Object[] {"a\u2028b", 7L, 0L, "dub,drone"},
                new @Nullable Object[] {null, null, null, ""}));
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(text)
        .isEqualTo(
            """
            {"text":"a\\u2028b","number":7,"time":"1970-01-01T00:00:00Z","tags":["dub","drone"]}
            {"tags":[]}
            """);
    JsonNode first = new ObjectMapper().readTree(text.lines().findFirst().orElseThrow());
    assertThat(first.get("text").stringValue()).isEqualTo("a\u2028b");
  }

  @Test
  void tabSeparatedRowsAreThoseOfLinearTsv() throws Exception {
    byte[] bytes =
        written(
            ExportForm.TSV,
            List.of(
                new @Nullable Object[] {"a\tb\\", 7L, 0L, "dub,drone"},
                new @Nullable Object[] {null, null, null, ""}));
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo(
            """
            text\tnumber\ttime\ttags
            a\\tb\\\\\t7\t1970-01-01T00:00:00Z\tdub,drone
            \\N\t\\N\t\\N\t
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TSV   | other%                                | expected the columns
          TSV   | text~number~time~tags%a~1%            | expected 4 columns
          TSV   | text~number~time~tags%a~1~\\N~b~c%    | expected 4 columns
          TSV   | text~number~time~tags%a~x~\\N~b%      | expected a number, found "x"
          TSV   | text~number~time~tags%a~1~now~b%      | expected a time, found "now"
          TSV   | text~number~time~tags%\\x~1~\\N~b%    | behind a backslash
          TSV   | text~number~time~tags%a\\~1~\\N~b%    | behind a backslash
          TSV   | text~number~time~tags%a~1~\\N~b       | expected a whole row
          JSONL | [1]                                   | expected an object
          JSONL | {"text":"a"                           | expected JSON
          JSONL | {"text":"a"} x                        | expected JSON
          JSONL | {"text":"a","text":"b"}               | expected JSON
          JSONL | {"other":"a"}                         | expected one of text number time tags
          JSONL | {"text":1}                            | expected a text
          JSONL | {"text":null}                         | expected a text
          JSONL | {"number":"1"}                        | expected a number
          JSONL | {"number":99999999999999999999}       | expected JSON
          JSONL | {"time":"now"}                        | expected a time in ISO 8601
          JSONL | {"tags":["a,b"]}                      | expected a tag
          JSONL | {"tags":[1]}                          | expected a tag
          JSONL | {"tags":[["a"]]}                      | expected
          """)
  void whatNoWriterWroteIsRefused(ExportForm form, String text, String message) {
    byte[] bytes = text.replace('~', '\t').replace('%', '\n').getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(form, bytes))
        .isInstanceOf(UnfitRow.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @EnumSource
  void bytesThatAreNoUtf8AreRefused(ExportForm form) throws Exception {
    byte[] bytes =
        written(form, List.<@Nullable Object[]>of(new @Nullable Object[] {"qq", 1L, 1L, ""}));
    bytes[new String(bytes, StandardCharsets.UTF_8).indexOf("qq")] = (byte) 0xFF;
    assertThatThrownBy(() -> read(form, bytes)).isInstanceOf(UnfitRow.class);
  }

  @ParameterizedTest
  @EnumSource
  void aRowWithoutEndIsRefusedBeforeItFillsTheMemory(ExportForm form) {
    String start = form == ExportForm.TSV ? "text\tnumber\ttime\ttags\n" : "{\"text\":\"";
    byte[] bytes = (start + "x".repeat(1 << 21)).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(form, bytes)).isInstanceOf(UnfitRow.class);
  }
}

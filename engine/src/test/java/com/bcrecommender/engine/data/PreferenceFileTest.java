package com.bcrecommender.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PreferenceFileTest {
  @TempDir private Path folder;

  private final List<String> found = new ArrayList<>();
  private final List<BadRow> bad = new ArrayList<>();

  @Test
  void aPairAloneIsOwnedAtAnUnknownTime() throws IOException {
    assertThat(read("f1\ta1\n")).isEqualTo(1);
    assertThat(found).containsExactly("1 f1 a1 OWNED ?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fan,tralbum,time,kind",
        "user_id;item_id;timestamp;list",
        "Fan ID\tTralbum-Id\tDATE\tType",
      })
  void aHeaderSaysWhichColumnIsWhich(String header) throws IOException {
    String separator = header.contains(",") ? "," : header.contains(";") ? ";" : "\t";
    read(header + "\n" + String.join(separator, "f1", "a1", "1400000000", "wishlist") + "\n");
    assertThat(found).containsExactly("2 f1 a1 WISHLISTED 1400000000");
  }

  @Test
  void aHeaderMayPutColumnsInAnyOrderAndHaveMore() throws IOException {
    read("note,kind,item,fan\nx,owned,a1,f1\n");
    assertThat(found).containsExactly("2 f1 a1 OWNED ?");
  }

  @Test
  void anOrderGivenBeatsTheUsualOne() throws IOException {
    read("a1\t5\tf1\t1400000000\n", "tralbum,-,fan,time");
    assertThat(found).containsExactly("1 f1 a1 OWNED 1400000000");
    found.clear();
    read("item\tstars\tuser\ttime\na1\t5\tf1\t1400000000\n", "tralbum,-,fan,time");
    assertThat(found).containsExactly("2 f1 a1 OWNED 1400000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fan", "fan,fan,tralbum", "fan,tralbum,stars", ""})
  void anOrderThatCannotBeIsRefusedBeforeReading(String order) {
    assertThatThrownBy(() -> PreferenceFile.of(folder).columns(order))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining(order);
  }

  @Test
  void aHeaderWithoutATralbumSaysWhatToDo() {
    assertThatThrownBy(() -> read("user,business\n1,2\n"))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("a column for tralbum")
        .hasMessageContaining("--columns fan,tralbum,time,kind");
  }

  @ParameterizedTest
  @CsvSource({
    "1400000000, 1400000000",
    "946684800, 946684800",
    "1400000000123, 1400000000",
    "1400000000.5, 1400000000",
    "2014-05-13, 1399939200",
    "2014-05-13T16:53:20Z, 1400000000",
    "2014-05-13T16:53:20.25Z, 1400000000",
    "2014-05-13 16:53:20, 1400000000",
    "2014-05-13 16:53:20 UTC, 1400000000",
    "2014-05-13T18:53:20+02:00, 1400000000",
    "13 May 2014 16:53:20 GMT, 1400000000",
    "'3 May 2014, 16:53', 1399135980",
    "0, ?",
    "'', ?",
    "null, ?",
  })
  void timesAreReadInTheirForms(String text, String seconds) throws IOException {
    read("f1\ta1\t" + text + "\n");
    assertThat(found).containsExactly("1 f1 a1 OWNED " + seconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "12345",
        "2014-13-01",
        "2014-02-30",
        "14000000001234",
        "-5",
        "1400000000x",
        "2200-01-01",
        "1960-01-01",
        "...",
        "5",
      })
  void timesThatAreNoneAreReported(String text) throws IOException {
    assertThat(read("f1\ta1\t" + text + "\nf1\ta2\n")).isEqualTo(2);
    assertThat(found).containsExactly("2 f1 a2 OWNED ?");
    assertThat(bad).extracting(BadRow::reason).containsExactly(BadRow.BAD_TIME);
    assertThat(bad.getFirst().excerpt()).contains(text);
  }

  @ParameterizedTest
  @CsvSource({
    "owned, OWNED",
    "Bought, OWNED",
    "purchased, OWNED",
    "collection, OWNED",
    "WISHLIST, WISHLISTED",
    "wishlisted, WISHLISTED",
    "wanted, WISHLISTED",
    "unknown, UNKNOWN",
    "'', UNKNOWN",
  })
  void kindsAreReadInTheirWords(String word, String kind) throws IOException {
    read("f1\ta1\t\t" + word + "\n");
    assertThat(found).containsExactly("1 f1 a1 " + kind + " ?");
  }

  @Test
  void whatCannotBeUsedIsReportedWithLineAndReason() throws IOException {
    assertThat(
            read(
                "f1\ta1\nf2\n\ta2\nf3\t\n"
                    + "f4\ta\u0001\nf5\t"
                    + "x".repeat(1001)
                    + "\nf6\ta1\t\tloved\n"))
        .isEqualTo(7);
    assertThat(found).containsExactly("1 f1 a1 OWNED ?");
    assertThat(bad)
        .extracting(row -> row.line() + " " + row.reason())
        .containsExactly(
            "2 " + BadRow.MISSING_FIELD,
            "3 " + BadRow.EMPTY_KEY,
            "4 " + BadRow.EMPTY_KEY,
            "5 " + BadRow.BAD_KEY,
            "6 " + BadRow.BAD_KEY,
            "7 " + BadRow.BAD_KIND);
    assertThat(bad).allSatisfy(row -> assertThat(row.file().getFileName()).hasToString("rows"));
  }

  private long read(String text) throws IOException {
    return read(text, null);
  }

  private long read(String text, @Nullable String order) throws IOException {
    Path file = folder.resolve("rows");
    Files.writeString(file, text);
    return PreferenceFile.of(file)
        .columns(order)
        .read(
            (line, fan, tralbum, kind, time) ->
                found.add(
                    line
                        + " "
                        + fan
                        + " "
                        + tralbum
                        + " "
                        + kind
                        + " "
                        + (time == Snapshot.UNKNOWN_TIME ? "?" : time)),
            bad::add);
  }
}

package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// docs/edition-format.md names the numbers that the program writes.
final class SpecificationTest {
  private static String page = "";

  @BeforeAll
  static void read() throws IOException {
    page = Files.readString(Path.of(System.getProperty("bcr.root"), "docs", "edition-format.md"));
  }

  @Test
  void everyTableIsThereWithItsKindAndWidth() {
    for (TableKind kind : TableKind.values()) {
      String name = kind.file().replace(".table", "");
      if (name.matches("(search|order|names)-.*")) {
        String family = name.substring(0, name.indexOf('-'));
        List<Integer> codes =
            Arrays.stream(TableKind.values())
                .filter(other -> other.file().startsWith(family + "-"))
                .map(TableKind::code)
                .toList();
        assertThat(codes).as("as the page's asterisk stands").hasSize(4).isSorted();
        assertThat(page)
            .contains(
                "**%s-\\*** (kinds %d–%d%s)"
                    .formatted(
                        family,
                        codes.getFirst(),
                        codes.getLast(),
                        kind.width() == 0 ? "" : ", width " + kind.width()));
      } else if (kind.width() == 0) {
        assertThat(page).contains("| %d | %s | ".formatted(kind.code(), name));
      } else {
        assertThat(page)
            .containsPattern("[ ,]%d %s[,:]".formatted(kind.code(), name))
            .contains("fixed width " + kind.width());
      }
    }
  }

  @Test
  void theHeaderIsThatOfThePage() {
    byte[] header = new TableHeader(TableHeader.FORMAT, 5, 2, 0, 3).toBytes();
    assertThat(page)
        .startsWith("# The edition format, version " + TableHeader.FORMAT)
        .contains("| 0 | 4 | magic | `%s` |".formatted(ascii(header)))
        .contains(
            "An empty table with offsets has %d bytes, an empty one of fixed width %d."
                .formatted(empty(0), empty(Integer.BYTES)));
    assertThat(header[4] + (header[5] << 8)).isEqualTo(TableHeader.FORMAT);
    assertThat(header[6] + (header[7] << 8)).isEqualTo(5);
  }

  @Test
  void theLongestListsAreThoseOfThePage() {
    assertThat(page)
        .contains("fan, at most %d entries".formatted(ListFlags.FAN_LIST))
        .contains("tralbum, at most %d entries".formatted(ListFlags.SIMILAR_LIST))
        .contains("`fans` are at most %d of".formatted(Owners.MOST))
        .contains("%d to a record".formatted(SearchWriter.TERMS_PER_RECORD));
  }

  private static long empty(int width) {
    return new TableHeader(TableHeader.FORMAT, 1, 0, width, 0).fileBytes();
  }

  private static String ascii(byte[] header) {
    return new String(header, 0, 4, StandardCharsets.US_ASCII);
  }
}

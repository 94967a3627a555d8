package com.bcrecommender.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TagFileTest {
  @TempDir private Path folder;

  private final List<String> found = new ArrayList<>();
  private final List<BadRow> bad = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a1\tambient\na1\tdub\na2\tnew wave\n",
        "a1\tambient,dub\na2\tnew wave\n",
        "a1\tambient, dub,\na2\t,new wave\n",
        "tralbum\ttags\na1\tambient,dub\na2\tnew wave\n",
        "a1,ambient,dub\na2,new wave\n",
        "a1,\"ambient,dub\"\na2,\"new wave\"\n",
        "item,tag,count\na1,ambient,5\na1,dub,3\na2,new wave,1\n",
        "a1\tambient\t5\na1\tdub\t3\na2\tnew wave\t1\n",
      })
  void everyFormGivesTheSameTags(String text) throws IOException {
    read(text);
    assertThat(found).containsExactly("a1 ambient", "a1 dub", "a2 new wave");
    assertThat(bad).isEmpty();
  }

  @Test
  void rowsWithoutATagOrWithATooLongOneAreReported() throws IOException {
    assertThat(read("a1\t ,\na2\na3\tok," + "x".repeat(201) + "\n\tdub\n")).isEqualTo(4);
    assertThat(found).containsExactly("a3 ok");
    assertThat(bad)
        .extracting(BadRow::reason)
        .containsExactly(BadRow.BAD_TAG, BadRow.MISSING_FIELD, BadRow.BAD_TAG, BadRow.EMPTY_KEY);
  }

  private long read(String text) throws IOException {
    Path file = folder.resolve("rows");
    Files.writeString(file, text);
    return TagFile.of(file).read((line, tralbum, tag) -> found.add(tralbum + " " + tag), bad::add);
  }
}

package com.bcrecommender.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotFiles;
import com.bcrecommender.engine.evaluate.Evaluator;
import com.bcrecommender.engine.evaluate.Split;
import com.bcrecommender.engine.list.FanLists;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example of engine/README.md does what it says.
final class ReadmeTest {
  private static final Path ENGINE = Path.of(System.getProperty("bcr.root"), "engine");

  private final List<String> log = new ArrayList<>();

  private void log(Object line) {
    log.add(line.toString());
  }

  private void example(Path file) throws IOException {
    // The lines of the README:
    SnapshotFiles files = new SnapshotFiles();
    files.preferences(file, null, row -> log("left out: " + row));
    Snapshot snapshot = files.build();
    Split split = Split.random(snapshot, 0.2, 1);
    log(new Evaluator(split.train(), split.test(), 10).evaluate("item-neighbours"));
    Model model = Models.learn("item-neighbours:similarity=tf-idf,k=50", snapshot);
    new FanLists(model, snapshot)
        .length(10)
        .forEach((fan, list) -> {
          log(files.fans().key(fan) + " may like " + files.tralbums().key(list.tralbum(0)));
          log("because of " + files.tralbums().key(list.reasonTralbum(0, 0)));
        });
    // So far.
  }

  @Test
  void theExampleIsTheCodeOfThisTest() throws IOException {
    String readme = Files.readString(ENGINE.resolve("README.md"));
    String block = readme.substring(readme.indexOf("```java\n") + 8, readme.indexOf("```\n\n"));
    String source =
        Files.readString(ENGINE.resolve("src/test/java/com/bcrecommender/engine/ReadmeTest.java"));
    String code =
        source.substring(
            source.indexOf("// The lines of the README:\n"), source.indexOf("    // So far."));
    assertThat(code.substring(code.indexOf('\n') + 1).stripTrailing().stripIndent() + "\n")
        .isEqualTo(block);
  }

  @Test
  void theExampleFindsWhatEachFanMisses(@TempDir Path folder) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int fan = 0; fan < 12; fan++) {
      for (int record = 0; record < 6; record++) {
        if (record != fan % 6) {
          rows.add("fan%02d\trecord%d".formatted(fan, record));
        }
      }
    }
    rows.add("fan00");
    example(Files.write(folder.resolve("rows.tsv"), rows));
    assertThat(log.getFirst()).startsWith("left out: ").contains("rows.tsv");
    assertThat(log.get(1)).contains("recall=");
    assertThat(log).hasSize(2 + 2 * 12);
    for (int fan = 0; fan < 12; fan++) {
      assertThat(log.get(2 + 2 * fan))
          .isEqualTo("fan%02d may like record%d".formatted(fan, fan % 6));
      assertThat(log.get(3 + 2 * fan)).startsWith("because of record");
    }
  }
}

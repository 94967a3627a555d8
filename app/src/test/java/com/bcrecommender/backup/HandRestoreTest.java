package com.bcrecommender.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bcrecommender.settings.Home;
import com.bcrecommender.transfer.FolderHost;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What docs/backup.md tells people to type when there is no bcr, typed.
class HandRestoreTest {
  private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void the_recipe_of_the_docs_brings_everything_back() throws Exception {
    for (String tool : new String[] {"sh", "jq", "zstd", "sha256sum"}) {
      assumeTrue(isThere(tool), "no " + tool + " here: the recipe by hand is not tried");
    }
    SmallHome small = SmallHome.in(folder.resolve("home"));
    // More than one chunk.
    small.append("warc/000001-20261128T100000Z.warc.gz", 9 << 20, 7);
    Path store = folder.resolve("store");
    small.backUp(
        () -> FolderHost.open(store, "backup"), Instant.parse("2026-11-28T20:00:00Z"), null);
    Matcher recipe =
        SHELL.matcher(
            Files.readString(Path.of(System.getProperty("bcr.root")).resolve("docs/backup.md")));
    assertThat(recipe.find()).isTrue();
    Path out = Files.createDirectory(folder.resolve("out"));
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-eu", "-c", recipe.group(1))
            .directory(store.toFile())
            .inheritIO();
    shell.environment().put("out", out.toString());
    assertThat(shell.start().waitFor()).isZero();
    assertThat(SmallHome.contents(new Home(out))).isEqualTo(SmallHome.contents(small.home));
  }

  private static boolean isThere(String tool) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(path -> new File(path, tool).canExecute());
  }
}

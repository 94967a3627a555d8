package com.bcrecommender.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.TestCatalogs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of a real process in the middle of an import leaves the catalog as it was before or
/// after a file, never between.
class KillTest {
  private static final int FILES = 3;

  @TempDir Path folder;

  @Test
  void killedAnywhereTheCatalogIsAsBeforeOrAfterAFileAndTheNextRunEndsAsIfUndisturbed()
      throws Exception {
    killAtMoments(new Random(1), 2);
  }

  @Test
  @Tag("long")
  void killedAtManyMoments() throws Exception {
    killAtMoments(new Random(2), 40);
  }

  private void killAtMoments(Random random, int times) throws Exception {
    List<Path> files = files(random);
    List<String> allowed = new ArrayList<>();
    try (Catalog whole = TestCatalogs.create(folder.resolve("whole.sqlite"))) {
      allowed.add(whole.checksum());
      for (Path file : files) {
        PreferenceImport.store(
            whole, file, ImportOptions.standard(folder.resolve("r")), ImportProgress.SILENT);
        allowed.add(whole.checksum());
      }
    }
    assertThat(new HashSet<>(allowed)).as("each file changes the catalog").hasSize(FILES + 1);
    Set<Integer> met = new HashSet<>();
    for (int time = 0; time < times; time++) {
      Path home = Files.createDirectories(folder.resolve("home" + time));
      TestCatalogs.create(home.resolve("catalog.sqlite")).close();
      // Lines of progress heard before the kill: within reading, sorting, writing or between files.
      killAfter(home, files, 1 + random.nextInt(FILES * 12));
      try (Catalog catalog = Catalog.open(home.resolve("catalog.sqlite"))) {
        int state = allowed.indexOf(catalog.checksum());
        assertThat(state).as("a state between two files").isNotNegative();
        met.add(state);
        for (Path file : files) {
          PreferenceImport.store(
              catalog, file, ImportOptions.standard(home), ImportProgress.SILENT);
        }
        assertThat(catalog.checksum()).isEqualTo(allowed.getLast());
      }
    }
    assertThat(met).as("killed before the end at least once").isNotEqualTo(Set.of(FILES));
  }

  private List<Path> files(Random random) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int f = 0; f < FILES; f++) {
      StringBuilder rows = new StringBuilder();
      for (int row = 0; row < 30_000; row++) {
        rows.append(random.nextInt(3_000)).append('\t').append(random.nextInt(5_000)).append('\n');
      }
      files.add(Files.writeString(folder.resolve("file" + f + ".tsv"), rows));
    }
    return files;
  }

  private static void killAfter(Path home, List<Path> files, int lines) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(KilledImport.class.getName());
    command.add(home.toString());
    files.forEach(file -> command.add(file.toString()));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (BufferedReader out = process.inputReader()) {
        for (int line = 0; line < lines; line++) {
          String said = out.readLine();
          if (said == null || said.equals("done")) {
            break;
          }
        }
        process.destroyForcibly();
      }
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

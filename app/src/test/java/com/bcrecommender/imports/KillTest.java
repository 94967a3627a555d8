package com.bcrecommender.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.TestCatalogs;
import com.bcrecommender.imports.dump.Packing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of a real process in the middle of an import leaves the catalog as it was before or
/// after a file, never between.
class KillTest {
  private static final int FILES = 3;
  private static final int DUMPS = 2;

  @TempDir Path folder;

  @Test
  void killedAnywhereTheCatalogIsAsBeforeOrAfterAFileAndTheNextRunEndsAsIfUndisturbed()
      throws Exception {
    killAtMoments(new Random(1), 3);
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
        KilledImport.store(whole, file, folder, ImportProgress.SILENT);
        allowed.add(whole.checksum());
      }
    }
    assertThat(new HashSet<>(allowed))
        .as("each file changes the catalog")
        .hasSize(FILES + DUMPS + 1);
    int steps = killAfter(home("undisturbed"), files, Integer.MAX_VALUE);
    assertThat(steps).as("steps within the files").isGreaterThan(3 * FILES);
    for (int time = 0; time < times; time++) {
      Path home = home("home" + time);
      int step = 1 + random.nextInt(steps - 1);
      assertThat(killAfter(home, files, step)).isEqualTo(step);
      try (Catalog catalog = Catalog.open(home.resolve("catalog.sqlite"))) {
        assertThat(allowed)
            .as("a state between two files, step %d", step)
            .contains(catalog.checksum());
        for (Path file : files) {
          KilledImport.store(catalog, file, home, ImportProgress.SILENT);
        }
        assertThat(catalog.checksum()).isEqualTo(allowed.getLast());
      }
    }
  }

  private Path home(String name) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    TestCatalogs.create(home.resolve("catalog.sqlite")).close();
    return home;
  }

  private List<Path> files(Random random) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int f = 0; f < FILES; f++) {
      boolean tralbums = f % 2 == 0;
      StringBuilder rows = new StringBuilder();
      for (int row = 0; row < 20_000; row++) {
        rows.append(random.nextInt(3_000)).append('\t');
        rows.append(tralbums ? "a\tTitle " : "").append(random.nextInt(5_000)).append('\n');
      }
      String name = "file" + f + (tralbums ? ".tralbums.tsv" : ".tsv");
      files.add(Files.writeString(folder.resolve(name), rows));
    }
    String time = "2026-08-01 04:00:00+00:00";
    files.add(Dumps.tar(folder.resolve("a.mbdump.tar"), Packing.NONE, Dumps.tables(time)));
    // Large enough that it is read in several steps, of few listeners and one page.
    String[] listens = new String[2_000];
    for (int i = 0; i < listens.length; i++) {
      listens[i] = Dumps.listen(i % 50, i, "x", "\"release_mbid\":\"" + Dumps.VINYL + "\"");
    }
    files.add(
        Dumps.tar(folder.resolve("a.listens.tar"), Packing.NONE, Dumps.listens(time, listens)));
    return files;
  }

  /// Kills the import at a step, right after it was told to go on, so that it dies somewhere in its
  /// work.
  ///
  /// @return the step it came to; the number of all steps where it was left to end
  private static int killAfter(Path home, List<Path> files, int step) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(KilledImport.class.getName());
    command.add(home.toString());
    files.forEach(file -> command.add(file.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    int steps = 0;
    try (BufferedReader out = process.inputReader();
        OutputStream in = process.getOutputStream()) {
      for (String said = out.readLine(); said != null; said = out.readLine()) {
        if (said.startsWith("at ") || said.equals("done")) {
          steps++;
          in.write('\n');
          in.flush();
          if (steps == step) {
            process.destroyForcibly();
            break;
          }
        }
      }
    }
    process.waitFor();
    return steps;
  }
}

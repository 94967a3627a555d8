package com.bcrecommender.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The program of this build as a package, and others that differ in a file.
final class Programs {
  private Programs() {}

  static Program built() {
    Path root = Path.of(System.getProperty("bcr.root"));
    assumeTrue(
        Files.exists(root.resolve("app/target/bcr.jar")),
        "the program is not built yet (mvn package)");
    return Program.of(root, "0.1.0");
  }

  /// The same with another NOTICE, so with another version.
  ///
  /// @param folder for the other file
  static Program other(Program program, Path folder, String notice) throws IOException {
    Path file = Files.writeString(folder.resolve("NOTICE-" + notice), notice);
    List<TreeFile> files = new ArrayList<>();
    for (TreeFile old : program.tree().files()) {
      files.add(
          old.name().equals("NOTICE")
              ? FileTree.of(Map.of("NOTICE", file)).files().getFirst()
              : old);
    }
    FileTree tree = new FileTree(files);
    return new Program("0.1.0-" + tree.id(), program.machine(), tree);
  }

  /// The same without a file.
  static Program without(Program program, String name) {
    FileTree tree =
        new FileTree(
            program.tree().files().stream().filter(file -> !file.name().equals(name)).toList());
    return new Program("0.1.0-" + tree.id(), program.machine(), tree);
  }
}

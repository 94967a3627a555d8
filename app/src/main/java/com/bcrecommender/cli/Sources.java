package com.bcrecommender.cli;

import com.bcrecommender.operate.Processes;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checkout that this program was built from, or none.
///
/// @param root of the checkout; null where the program is a package
record Sources(@Nullable Path root) {
  /// Modules of which the program is made.
  private static final List<String> MODULES = List.of("engine", "simulator", "app");

  static Sources ofThisProgram() {
    return new Sources(
        Processes.root().filter(root -> Files.exists(root.resolve("app/pom.xml"))).orElse(null));
  }

  /// The command line of this program without a command: of the classes as they were compiled last,
  /// where there is a checkout. Its launcher would build its jar under the feet of whoever runs
  /// from it.
  List<String> program() {
    String jar = System.getProperty("java.class.path");
    if (root == null) {
      return Processes.thisProgram(Main.class);
    }
    List<String> path = new ArrayList<>();
    MODULES.forEach(module -> path.add(root.resolve(module).resolve("target/classes").toString()));
    path.add(jar);
    return Processes.thisJvm(String.join(File.pathSeparator, path), Main.class);
  }

  /// When the newest of the sources was changed, in milliseconds; 0 without any.
  long newest() {
    if (root == null) {
      return 0;
    }
    long[] newest = {0};
    try {
      for (String module : MODULES) {
        Files.walkFileTree(
            root.resolve(module).resolve("src/main"),
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                newest[0] = Math.max(newest[0], attributes.lastModifiedTime().toMillis());
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
                return FileVisitResult.CONTINUE;
              }
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return newest[0];
  }
}

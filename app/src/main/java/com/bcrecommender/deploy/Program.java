package com.bcrecommender.deploy;

import com.bcrecommender.settings.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The program with its own JVM, as a server gets it: the launcher, the jar, the runtime, the
/// licences.
///
/// @param version such as `0.1.0-3f2a9c81d2e4`: the number, and what stands for every byte
/// @param machine for which processors the runtime is, as `uname -m` says it
/// @param tree its files
public record Program(String version, String machine, FileTree tree) {

  /// Of a checkout or of a package that was put somewhere.
  ///
  /// @param root the folder of the launcher
  /// @param number the program's version
  /// @throws UserError where the program was not started by its launcher, or no runtime can be made
  public static Program of(Path root, String number) {
    Map<String, Path> files = new TreeMap<>();
    Path runtime = root.resolve("runtime");
    if (Files.isDirectory(runtime)) {
      files.put("bcr.jar", root.resolve("bcr.jar"));
    } else {
      runtime = RuntimeImage.in(Path.of(System.getProperty("java.home")), root.resolve(".build"));
      files.put("bcr.jar", root.resolve("app/target/bcr.jar"));
    }
    files.put("runtime", runtime);
    for (String name : new String[] {"bcr", "LICENSE", "NOTICE"}) {
      files.put(name, root.resolve(name));
    }
    FileTree tree = FileTree.of(files);
    return new Program(number + "-" + tree.id(), machine(System.getProperty("os.arch")), tree);
  }

  /// The folder of the launcher that started this program.
  ///
  /// @throws UserError where none did
  public static Path root() {
    String root = System.getProperty("bcr.root");
    if (root == null) {
      throw new UserError(
          "expected to be started by the launcher bcr, which knows where the program's files are; found none");
    }
    return Path.of(root);
  }

  private static String machine(String arch) {
    return switch (arch) {
      case "amd64" -> "x86_64";
      default -> arch;
    };
  }

  /// Debian's name for [#machine].
  String debian() {
    return switch (machine) {
      case "x86_64" -> "amd64";
      case "aarch64" -> "arm64";
      default -> machine;
    };
  }
}

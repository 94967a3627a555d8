package com.bcrecommender.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// A program of some bytes: what a package is made of, without a build.
final class SmallProgram {
  private SmallProgram() {}

  /// @param folder for its files
  static Program in(Path folder) throws IOException {
    Path launcher = Files.writeString(folder.resolve("bcr"), "#!/bin/sh\necho \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    Path runtime = Files.createDirectories(folder.resolve("runtime/legal/java.base"));
    Path license = Files.writeString(runtime.resolve("LICENSE"), "as it is\n");
    Path other = Files.createDirectories(folder.resolve("runtime/legal/java.sql"));
    Files.createSymbolicLink(other.resolve("LICENSE"), license);
    FileTree tree = FileTree.of(Map.of("bcr", launcher, "runtime", folder.resolve("runtime")));
    return new Program("0.1.0-" + tree.id(), "x86_64", tree);
  }
}

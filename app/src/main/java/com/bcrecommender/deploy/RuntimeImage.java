package com.bcrecommender.deploy;

import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Sha256;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// The JVM with the modules that the program needs and no others, by the JDK's `jlink`, so that a
/// server needs no JDK. 115 MB instead of 300; making one takes ten seconds, and the same JDK gives
/// the same one, byte for byte.
final class RuntimeImage {
  /// What `jdeps` finds in the jar, and below that what only a name in a text asks for. `jdeps`
  /// takes 15 s, so a test holds the list against it.
  static final List<String> MODULES =
      List.of(
          "java.base",
          "java.desktop",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.security.jgss",
          "java.security.sasl",
          "java.sql",
          "java.xml",
          "jdk.incubator.vector",
          "jdk.jfr",
          "jdk.management",
          // The worker's status.
          "jdk.httpserver",
          // The encodings of saved pages and web archives.
          "jdk.charsets",
          // Numbers and dates in the site's languages.
          "jdk.localedata",
          // Compacting libraries look there for the memory behind a buffer.
          "jdk.unsupported");

  private static final List<String> OPTIONS =
      List.of(
          "--include-locales=en,de",
          "--strip-java-debug-attributes",
          "--no-header-files",
          "--no-man-pages",
          // Classes of the JDK as the JVM has them in memory: half the time of a start.
          "--generate-cds-archive");

  private RuntimeImage() {}

  /// The runtime's folder, which is made where it is not there yet.
  ///
  /// @param jdk the JDK's folder
  /// @param cache the folder that holds it; other runtimes in it stay
  /// @throws UserError where the JDK has no jlink, or that fails
  static Path in(Path jdk, Path cache) {
    Path jlink = jdk.resolve("bin").resolve("jlink");
    Path release = jdk.resolve("release");
    if (!Files.isExecutable(jlink) || !Files.isReadable(release)) {
      throw new UserError(
          "expected a JDK with bin/jlink to make a runtime from, found none in %s; run it from a checkout, or set JAVA_HOME to Temurin 25"
              .formatted(jdk));
    }
    try {
      String made = Files.readString(release) + System.getProperty("os.arch") + MODULES + OPTIONS;
      Path image =
          cache.resolve(
              "runtime-" + Sha256.hex(made.getBytes(StandardCharsets.UTF_8)).substring(0, 12));
      if (!Files.exists(image)) {
        link(jlink, Files.createDirectories(cache), image);
      }
      return image;
    } catch (IOException e) {
      throw new UserError(
          "expected to make the runtime in %s, found: %s; check its rights and the disk"
              .formatted(cache, e),
          e);
    }
  }

  private static void link(Path jlink, Path cache, Path image) throws IOException {
    Path scratch = Files.createTempDirectory(cache, ".runtime-");
    Path half = scratch.resolve("runtime");
    List<String> command = new ArrayList<>(List.of(jlink.toString()));
    command.addAll(List.of("--add-modules", String.join(",", MODULES)));
    command.addAll(OPTIONS);
    command.addAll(List.of("--output", half.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new UserError(
            "expected jlink to make a runtime, found: %s"
                .formatted(said.strip().replaceAll("\\s*\\R\\s*", "; ")));
      }
      // For heaps of more than 32 GB; without it those start a little later.
      Files.deleteIfExists(half.resolve("lib/server/classes_nocoops.jsa"));
      place(half, image);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new UserError("expected jlink to make a runtime, found that it was interrupted", e);
    } finally {
      Home.delete(scratch);
    }
  }

  private static void place(Path made, Path image) throws IOException {
    try {
      Files.move(made, image, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Another process may have been faster; what it made is the same.
      if (!Files.isDirectory(image)) {
        throw e;
      }
    }
  }
}

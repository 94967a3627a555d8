package com.bcrecommender.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What the fuzzer begins with, and a file for parsers that read files.
public final class Seeds {
  private static final Path ROOT = Path.of(System.getProperty("bcr.root"));
  private static final Path FIXTURES =
      ROOT.resolve("app/src/test/resources/com/bcrecommender/bandcamp");
  private static final Path IMPORTS = ROOT.resolve("app/src/test/resources/imports");

  private Seeds() {}

  /// Pages written by hand whose names begin with one of these.
  public static Stream<byte[]> pages(String... beginnings) {
    return files(FIXTURES)
        .filter(
            file -> Arrays.stream(beginnings).anyMatch(file.getFileName().toString()::startsWith))
        .map(Seeds::bytes);
  }

  /// Files for importing whose names end with one of these.
  public static Stream<byte[]> imports(String... endings) {
    return files(IMPORTS)
        .filter(file -> !file.toString().endsWith(".expected.json"))
        .filter(file -> Arrays.stream(endings).anyMatch(file.toString()::endsWith))
        .map(Seeds::bytes);
  }

  /// Texts as they are.
  public static Stream<byte[]> texts(String... texts) {
    return Arrays.stream(texts).map(text -> text.getBytes(UTF_8));
  }

  /// Lets something read the bytes from a file.
  public static void inFile(byte[] bytes, FileReader reader) throws IOException {
    Path file = Files.createTempFile(folder(), "fuzz", "");
    try {
      Files.write(file, bytes);
      reader.read(file);
    } finally {
      Files.delete(file);
    }
  }

  /// Reads a file.
  @FunctionalInterface
  public interface FileReader {
    void read(Path file) throws IOException;
  }

  /// In memory where the system has such a folder: thousands of files a second.
  private static Path folder() {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.sorted(Comparator.comparing(Path::toString)).toList();
      return all.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

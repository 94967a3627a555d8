package com.bcrecommender.deploy;

import com.bcrecommender.settings.Sha256;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Files that go elsewhere together, with their hashes. Links count as what they lead to. Making
/// one reads every byte once; the files must not change until it was used. Immutable.
///
/// @param files in the order of their names
record FileTree(List<TreeFile> files) {

  /// Of single files, by the names that they get, and of whole folders.
  ///
  /// @throws UserError where one cannot be read, or has a name that a shell would take apart
  static FileTree of(Map<String, Path> sources) {
    SortedMap<String, TreeFile> files = new TreeMap<>();
    sources.forEach((name, source) -> {
      try (Stream<Path> all = Files.walk(source)) {
        for (Path file : (Iterable<Path>) all::iterator) {
          if (Files.isRegularFile(file)) {
            String below = source.relativize(file).toString().replace('\\', '/');
            String whole = below.isEmpty() ? name : name.isEmpty() ? below : name + "/" + below;
            files.put(whole, file(whole, file));
          }
        }
      } catch (IOException e) {
        throw new UserError("expected to read %s, found: %s".formatted(source, e), e);
      } catch (UncheckedIOException e) {
        throw new UserError("expected to read %s, found: %s".formatted(source, e.getCause()), e);
      }
    });
    return new FileTree(List.copyOf(files.values()));
  }

  private static TreeFile file(String name, Path source) throws IOException {
    if (!name.matches("[A-Za-z0-9._+/-]+")) {
      throw new UserError(
          "expected names of letters, digits and ._+- in a package, found \"%s\"".formatted(name));
    }
    return new TreeFile(
        name,
        source,
        Files.isExecutable(source) && !name.endsWith(".so"),
        Files.size(source),
        Sha256.hex(source, read -> {}));
  }

  /// A line for each file as `sha256sum` prints and checks it.
  String sums() {
    StringBuilder sums = new StringBuilder();
    files.forEach(file -> sums.append(file.hash()).append("  ").append(file.name()).append('\n'));
    return sums.toString();
  }

  /// 12 hex digits that stand for all of it.
  String id() {
    return Sha256.hex(sums().getBytes(StandardCharsets.UTF_8)).substring(0, 12);
  }

  long bytes() {
    return files.stream().mapToLong(TreeFile::size).sum();
  }

  /// Copies all files into a folder.
  void copyTo(Path folder) throws IOException {
    for (TreeFile file : files) {
      Path target = folder.resolve(file.name());
      Files.createDirectories(target.resolveSibling(""));
      Files.copy(file.source(), target);
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(file.executable() ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}

package com.bcrecommender.deploy;

import com.bcrecommender.deploy.Site.Memory;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// The program as a person takes it away: a folder that runs where it stands, the same as a
/// `.tar.gz`, and a `.deb`.
///
/// @param folder all of them are put there
/// @param program what is in them
/// @param memory for the units of the `.deb`
public record PackageWriter(Path folder, Program program, Memory memory) {

  /// Writes all three; what has their names is replaced. Same program, same bytes.
  ///
  /// @return the folder, the `.tar.gz`, the `.deb`
  public List<Path> write() {
    String name = "bcrecommender-" + program.version() + "-" + program.machine();
    try {
      Files.createDirectories(folder);
      return List.of(copy(name), pack(name), new DebianPackage(program, memory).writeTo(folder));
    } catch (IOException e) {
      throw new UserError(
          "expected to write a package into %s, found: %s; check its rights and the disk"
              .formatted(folder, e),
          e);
    }
  }

  private Path copy(String name) throws IOException {
    Path target = folder.resolve(name);
    Path half = Files.createTempDirectory(folder, ".package-");
    try {
      program.tree().copyTo(half.resolve(name));
      if (Files.exists(target)) {
        Home.delete(target);
      }
      return Files.move(half.resolve(name), target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Home.delete(half);
    }
  }

  private Path pack(String name) throws IOException {
    Path half = folder.resolve("." + name + ".tar.gz.part");
    try {
      try (OutputStream file = Files.newOutputStream(half);
          OutputStream packed = new GZIPOutputStream(file, 1 << 16);
          TarStream tar = new TarStream(packed)) {
        tar.tree(name, program.tree());
      }
      return Files.move(
          half, folder.resolve(name + ".tar.gz"), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}

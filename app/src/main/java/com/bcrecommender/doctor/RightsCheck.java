package com.bcrecommender.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The home and what lies in it can be written by us, and by nobody else.
final class RightsCheck implements Check {
  @Override
  public String name() {
    return "rights";
  }

  @Override
  public List<Finding> look(Examination examination) throws Exception {
    Path home = examination.folder();
    if (!Files.isDirectory(home)) {
      return List.of(
          Finding.wrong(
              name(),
              "no folder at " + home,
              "bcr import makes it; or name another with --home or BCR_HOME"));
    }
    List<Finding> findings = new ArrayList<>();
    one(home, findings);
    try (Stream<Path> files = Files.list(home)) {
      for (Path file : files.sorted().toList()) {
        one(file, findings);
      }
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(name(), home + " is ours"));
    }
    return findings;
  }

  private void one(Path file, List<Finding> findings) throws IOException {
    if (!Files.exists(file)) {
      // A link that leads nowhere has a check of its own.
      return;
    }
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    Set<PosixFilePermission> rights =
        view == null
            ? Set.of(PosixFilePermission.OWNER_WRITE)
            : view.readAttributes().permissions();
    if (rights.contains(PosixFilePermission.OTHERS_WRITE)) {
      findings.add(Finding.wrong(name(), "everybody may change " + file, "run: chmod o-w " + file));
    }
    if (!rights.contains(PosixFilePermission.OWNER_WRITE) || !Files.isWritable(file)) {
      findings.add(
          Finding.wrong(
              name(),
              "%s may not be written by %s".formatted(file, System.getProperty("user.name")),
              "run: chmod u+w %s; if it belongs to somebody else: chown".formatted(file)));
    }
  }
}

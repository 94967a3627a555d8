package com.bcrecommender.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The folder for temporary files takes some: the database's driver unpacks itself there.
final class TemporaryCheck implements Check {
  @Override
  public String name() {
    return "temporary";
  }

  @Override
  public List<Finding> look(Examination examination) {
    Path folder = examination.machine().temporary();
    try {
      Files.delete(Files.writeString(Files.createTempFile(folder, "bcr-doctor", ""), "x"));
      return List.of(Finding.ok(name(), folder + " takes files"));
    } catch (IOException e) {
      return List.of(
          Finding.wrong(
              name(),
              "%s takes no file (%s)".formatted(folder, e.getClass().getSimpleName()),
              "make it writable, or name another: BCR_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER"));
    }
  }
}

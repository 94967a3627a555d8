package com.bcrecommender.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// No link in the home leads nowhere: a disk that is not mounted looks like data that is not there.
final class LinksCheck implements Check {
  @Override
  public String name() {
    return "links";
  }

  @Override
  public List<Finding> look(Examination examination) throws Exception {
    List<Finding> findings = new ArrayList<>();
    for (Path folder : List.of(examination.folder(), examination.home().editions())) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.sorted().toList()) {
            if (Files.isSymbolicLink(file) && !Files.exists(file)) {
              findings.add(
                  Finding.wrong(
                      name(),
                      "%s leads to %s, where nothing is"
                          .formatted(file, Files.readSymbolicLink(file)),
                      "mount the disk that it is on, or remove the link"));
            }
          }
        }
      }
    }
    return findings;
  }
}

package com.bcrecommender.doctor;

import com.bcrecommender.archive.Archive;
import com.bcrecommender.archive.WarcFile;
import com.bcrecommender.archive.WarcFile.Gap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The raw answers are WARC files; whole ones, where every byte is asked for. The last file may end
/// in a torn record, which a kill leaves.
final class ArchiveCheck implements Check {
  private static final String CURE =
      "bring it back from a backup, or move it away: what it held is read again by the crawl";

  @Override
  public String name() {
    return "archive";
  }

  @Override
  public List<Finding> look(Examination examination) throws Exception {
    List<Path> files = Archive.in(examination.home().archive()).files();
    if (files.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (Path file : files) {
      if (!WarcFile.is(file)) {
        findings.add(Finding.wrong(name(), file + " is no WARC file", CURE));
      } else if (examination.deep()) {
        List<Gap> gaps = WarcFile.read(file, record -> {});
        boolean torn =
            file.equals(files.getLast())
                && gaps.size() == 1
                && gaps.getFirst().to() == Files.size(file);
        if (!gaps.isEmpty() && !torn) {
          findings.add(
              Finding.wrong(
                  name(),
                  "%s cannot be read from byte %,d on: %s"
                      .formatted(file, gaps.getFirst().from(), gaps.getFirst().why()),
                  CURE));
        }
      }
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.ok(
              name(),
              "%,d files%s"
                  .formatted(files.size(), examination.deep() ? ", every record read" : "")));
    }
    return findings;
  }
}

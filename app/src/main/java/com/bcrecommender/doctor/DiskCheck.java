package com.bcrecommender.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The home's disk has room, in bytes and in files: for a copy of the catalog, and for the next
/// edition beside the current one.
final class DiskCheck implements Check {
  private static final long LEAST = 500L << 20;
  private static final long LEAST_FILES = 1000;
  private static final String CURE =
      "free some: bcr edition prune --keep 1, the folders logs and drop/done, old backups; or move the home to a larger disk";

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public List<Finding> look(Examination examination) throws Exception {
    Machine machine = examination.machine();
    Path catalog = examination.home().catalog();
    long wanted = LEAST + (Files.exists(catalog) ? 2 * Files.size(catalog) : 0);
    String free = "%s free of %s".formatted(Size.of(machine.diskFree()), Size.of(machine.disk()));
    List<Finding> findings = new ArrayList<>();
    if (machine.diskFree() < LEAST) {
      findings.add(Finding.wrong(name(), free + ", expected " + Size.of(LEAST), CURE));
    } else if (machine.diskFree() < wanted) {
      findings.add(
          Finding.warn(
              name(), free + "; the next edition and a backup may take " + Size.of(wanted), CURE));
    }
    if (machine.filesFree().isPresent() && machine.filesFree().getAsLong() < LEAST_FILES) {
      findings.add(
          Finding.wrong(
              name(),
              "the disk takes %,d more files (inodes), whatever room there is"
                  .formatted(machine.filesFree().getAsLong()),
              "delete folders of many small files, such as reports or a site published to a folder"));
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(name(), free));
    }
    return findings;
  }
}

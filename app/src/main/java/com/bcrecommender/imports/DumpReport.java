package com.bcrecommender.imports;

import com.bcrecommender.imports.dump.DumpFaults;
import java.nio.file.Path;

/// Reports lines of a dump that cannot be read: the first hundred thousand are listed, and the rest
/// counted, so that a hostile dump fills no disk.
final class DumpReport implements DumpFaults {
  private static final int MOST_LISTED = 100_000;

  private final Path file;
  private final Report report;
  private int listed;

  DumpReport(Path file, Report report) {
    this.file = file;
    this.report = report;
  }

  @Override
  public void add(String member, long line, String reason, String found) {
    if (listed < MOST_LISTED) {
      listed++;
      report.add(file, line, reason, member + ": " + found);
    } else {
      report.count(reason, 1, "");
    }
  }
}

package com.bcrecommender.doctor;

import com.bcrecommender.catalog.CatalogInspection;
import com.bcrecommender.settings.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The catalog can be read, is of this program's version, whole, and not stuck in somebody's write.
final class CatalogCheck implements Check {
  /// A writer cuts its log back to 64 MB when nobody reads what is in it.
  private static final long MOST_LOG = 1L << 30;

  private static final String BACK = "stop everything, then bring it back: bcr restore";

  @Override
  public String name() {
    return "catalog";
  }

  @Override
  public List<Finding> look(Examination examination) throws Exception {
    Path file = examination.home().catalog();
    if (!Files.exists(file)) {
      return List.of(
          Finding.warn(
              name(),
              "none at " + file,
              "bring data in with bcr import, or name another folder with --home"));
    }
    CatalogInspection catalog = new CatalogInspection(file);
    int version = catalog.version();
    if (version > CatalogInspection.known()) {
      return List.of(
          Finding.wrong(
              name(),
              "%s is of version %d, this program knows up to %d"
                  .formatted(file, version, CatalogInspection.known()),
              "use the newer bcr that wrote it"));
    }
    List<Finding> findings = new ArrayList<>();
    if (version < CatalogInspection.known()) {
      findings.add(
          Finding.warn(
              name(),
              "%s is of version %d, this program's is %d"
                  .formatted(file, version, CatalogInspection.known()),
              "run bcr status, which brings it up to date"));
    }
    if (catalog.logBytes() > MOST_LOG) {
      findings.add(
          Finding.warn(
              name(),
              "its log %s-wal has grown to %s".formatted(file, Size.of(catalog.logBytes())),
              "end what reads the catalog for hours: bcr recommend or export that hangs, or another program"));
    }
    if (Files.isWritable(file) && catalog.isBeingWritten()) {
      findings.add(
          Finding.warn(
              name(),
              "another process is in the middle of a write%s".formatted(running(examination)),
              "wait for it; if nothing of bcr's runs, find who has %s open: lsof %s"
                  .formatted(file.getFileName(), file)));
    }
    if (examination.deep()) {
      List<String> faults = catalog.faults();
      if (!faults.isEmpty()) {
        findings.add(
            Finding.wrong(name(), "%s is damaged: %s".formatted(file, faults.getFirst()), BACK));
      }
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.ok(
              name(),
              "version %d, %s%s"
                  .formatted(
                      version,
                      Size.of(Files.size(file)),
                      examination.deep() ? ", every page read" : "")));
    }
    return findings;
  }

  /// Which jobs of ours hold their locks.
  private static String running(Examination examination) throws IOException {
    List<String> jobs = new ArrayList<>();
    try (Stream<Path> files = Files.list(examination.folder())) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.matches("\\.[a-z-]+\\.lock")) {
          try (ProcessLock lock = ProcessLock.take(file)) {
            if (lock == null) {
              jobs.add("bcr " + name.replaceAll("^\\.|\\.lock$", ""));
            }
          }
        }
      }
    }
    return jobs.isEmpty() ? "" : "; what runs: " + String.join(", ", jobs);
  }
}

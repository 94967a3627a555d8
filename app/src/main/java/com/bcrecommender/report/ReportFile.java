package com.bcrecommender.report;

import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Where a report's page goes. A file that is there already stays until the new one is whole.
public final class ReportFile {
  private final Path file;
  private final Path unfinished;

  private ReportFile(Path file, Path unfinished) {
    this.file = file;
    this.unfinished = unfinished;
  }

  /// Checks that a file can be written there, before there is anything to write.
  ///
  /// @throws UserError where it cannot
  public static ReportFile at(Path file) {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    if (Files.isDirectory(absolute)) {
      throw new UserError(
          "--report: expected a file to write, found a folder: %s; add a name such as report.html"
              .formatted(file));
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UserError(
          "--report: expected a folder to write in, found none at %s; make it first"
              .formatted(folder));
    }
    if (!Files.isWritable(folder)) {
      throw new UserError(
          "--report: expected to write in %s, found that it is not allowed; check its rights"
              .formatted(folder));
    }
    return new ReportFile(
        absolute, absolute.resolveSibling(absolute.getFileName() + ".unfinished"));
  }

  /// Writes the page.
  ///
  /// @throws UserError where the disk refuses
  public void write(ReportPage page) {
    try {
      Files.write(unfinished, ReportHtml.render(page));
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UserError(
          "--report: expected to write %s, found: %s; check its folder and the disk"
              .formatted(file, e),
          e);
    }
  }
}

package com.bcrecommender.cli;

import com.bcrecommender.imports.Unusable;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what an import could not use.
final class ImportReport {
  private ImportReport() {}

  static void print(PrintStream out, List<Unusable> unusable, @Nullable Path report) {
    for (Unusable reason : unusable) {
      out.println("%,8d not used: %s".formatted(reason.count(), reason.reason()));
      for (String example : reason.examples()) {
        out.println("           " + example);
      }
    }
    if (report != null) {
      out.println("         all of them are in " + report);
    }
  }
}

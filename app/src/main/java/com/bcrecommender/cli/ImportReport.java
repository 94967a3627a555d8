package com.bcrecommender.cli;

import com.bcrecommender.imports.PageImportResult;
import com.bcrecommender.imports.Unusable;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what an import could not use.
final class ImportReport {
  private ImportReport() {}

  /// All of what came of reading pages.
  static void print(PrintStream out, Path of, PageImportResult result) {
    out.println(
        "%s: %,d files%s"
            .formatted(
                of,
                result.files(),
                result.records() == 0
                    ? ""
                    : ", with %,d records of WARC files".formatted(result.records())));
    result.read().forEach((kind, pages) -> out.println("%,8d read: %s".formatted(pages, kind)));
    result
        .passedOver()
        .forEach((what, records) -> out.println("%,8d passed over: %s".formatted(records, what)));
    out.println(
        "%,8d statements about tralbums, %,d preferences; %,d changed the catalog"
            .formatted(result.tralbums(), result.preferences(), result.changed()));
    print(out, result.unusable(), result.report());
  }

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

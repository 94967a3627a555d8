package com.bcrecommender.cli;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.gate.Difference;
import com.bcrecommender.gate.DifferencePage;
import com.bcrecommender.gate.Gate;
import com.bcrecommender.report.ReportFile;
import com.bcrecommender.settings.RecommendSettings;
import com.bcrecommender.settings.Settings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bcr edition diff`: what changed from one edition to another.
@CommandLine.Command(
    name = "diff",
    description =
        "Say what changed from one edition to another: counts, fans, tralbums, lists, settings.")
final class EditionDiffCommand extends Command {
  @Parameters(
      index = "0",
      paramLabel = "OLD",
      arity = "0..1",
      defaultValue = "previous",
      description = "The older one (default: previous).")
  private String old = "previous";

  @Parameters(
      index = "1",
      paramLabel = "NEW",
      arity = "0..1",
      defaultValue = "current",
      description = "The newer one (default: current).")
  private String now = "current";

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write it, with charts, as one HTML file that needs nothing else.")
  private @Nullable Path report;

  EditionDiffCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    Editions editions = Editions.in(home().editions());
    ReportFile file = report == null ? null : ReportFile.at(report);
    Settings settings = settings();
    String older = EditionArguments.name(editions, old);
    String newer = EditionArguments.name(editions, now);
    try (Edition one = Edition.open(editions.folder(older));
        Edition other = Edition.open(editions.folder(newer))) {
      Difference difference = Difference.of(one, other);
      difference.lines().forEach(out::println);
      List<String> held =
          new Gate(
                  settings.get(RecommendSettings.MAY_FALL),
                  settings.get(RecommendSettings.MAY_CHANGE))
              .check(difference.glance());
      out.println(held.isEmpty() ? "more than expected  nothing" : "more than expected:");
      held.forEach(reason -> out.println("  " + reason));
      if (file != null) {
        file.write(DifferencePage.of(difference, held, "BCRecommender " + Version.read()));
        err.println("report: " + report);
      }
    }
    return CommandLine.ExitCode.OK;
  }
}

package com.bcrecommender.cli;

import com.bcrecommender.edition.Editions;
import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.RecommendSettings;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bcr edition prune`: removes the editions made longest ago.
@CommandLine.Command(
    name = "prune",
    description = "Remove the editions made longest ago; the current one always stays.")
final class EditionPruneCommand extends Command {
  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "How many are kept (setting recommend.keep).")
  private @Nullable Integer keep;

  EditionPruneCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    flag(RecommendSettings.KEEP, keep);
    Editions editions = Editions.in(home().editions());
    List<String> removed = editions.keep(settings().get(RecommendSettings.KEEP), Now.instant());
    out.println(removed.isEmpty() ? "nothing to remove" : "removed " + String.join(", ", removed));
    return CommandLine.ExitCode.OK;
  }
}

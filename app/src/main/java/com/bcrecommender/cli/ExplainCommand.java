package com.bcrecommender.cli;

import com.bcrecommender.recommend.Explain;
import com.bcrecommender.settings.Home;
import java.io.PrintStream;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bcr explain`: all the evidence for one recommendation.
@CommandLine.Command(
    name = "explain",
    description = "Say why a fan is recommended a tralbum, or why not: all the evidence.")
final class ExplainCommand extends Command {
  @Option(
      names = "--fan",
      required = true,
      paramLabel = "NAME|KEY",
      description = "The fan's name at Bandcamp, or a key such as f896173.")
  private String fan = "";

  @Option(
      names = "--tralbum",
      required = true,
      paramLabel = "KEY",
      description = "The tralbum's key, such as a3149089081; its page shows it.")
  private String tralbum = "";

  ExplainCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    Home home = homeInAccord();
    Explain.Evidence evidence =
        new Explain(home, RecommendCommand.options(settings(home), true)).of(fan, tralbum);
    out.println("fan %s, tralbum %s".formatted(evidence.fan(), evidence.tralbum()));
    out.println("model " + evidence.model());
    out.println(verdict(evidence));
    if (evidence.unconfirmed()) {
      out.println(
          "all of it counts half: no page and no purchase has confirmed the record for long (setting recommend.unconfirmed-days)");
    }
    if (!evidence.contributions().isEmpty()) {
      out.println();
      out.println(
          "%-28s %12s %8s %14s"
              .formatted("record of the fan", "contribution", "share", "common owners"));
    }
    for (Explain.Contribution row : evidence.contributions()) {
      out.println(
          String.format(
              Locale.ROOT,
              "%-28s %12.6f %7.1f%% %14d%s",
              row.key(),
              row.contribution(),
              100 * row.contribution() / evidence.score(),
              row.commonOwners(),
              row.owned() ? "" : "  (wishlisted)"));
    }
    if (evidence.base() != 0) {
      out.println(String.format(Locale.ROOT, "%-28s %12.6f", "owed to no record", evidence.base()));
    }
    return CommandLine.ExitCode.OK;
  }

  private static String verdict(Explain.Evidence evidence) {
    String score = String.format(Locale.ROOT, "score %.6f", evidence.score());
    if (evidence.has()) {
      return score + "; not listed, because the fan has it";
    }
    if (evidence.rank() == 0) {
      return score + "; not listed, because none of the fan's records leads to it";
    }
    if (evidence.place() > 0) {
      return "%s, rank %d of %d".formatted(score, evidence.place(), evidence.listed());
    }
    if (evidence.score() > evidence.lastScore()) {
      return score
          + "; not listed, because the list holds enough of its artist, or the release in another form";
    }
    return String.format(
        Locale.ROOT,
        "%s, rank %d; not listed, because the list ends at rank %d with score %.6f",
        score,
        evidence.rank(),
        evidence.listed(),
        evidence.lastScore());
  }
}

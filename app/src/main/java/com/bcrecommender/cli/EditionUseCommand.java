package com.bcrecommender.cli;

import com.bcrecommender.edition.Editions;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `bcr edition use`: switches to an edition that is there; the way back after a switch.
@CommandLine.Command(
    name = "use",
    description = "Switch to an edition that is there; bcr serve follows within a second.")
final class EditionUseCommand extends Command {
  @Parameters(
      paramLabel = "EDITION",
      description = "The start of its name, or previous for the one before the current one.")
  private String edition = "";

  EditionUseCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    Editions editions = Editions.in(home().editions());
    String name = EditionArguments.name(editions, edition);
    editions.switchTo(name);
    out.println("Switched to edition " + name);
    return CommandLine.ExitCode.OK;
  }
}

package com.bcrecommender.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bcr` itself: without a command it prints the help.
@Command(
    name = "bcr",
    header = "BCRecommender: tells fans of music on Bandcamp what else they may love.",
    synopsisSubcommandLabel = "COMMAND",
    customSynopsis = {"bcr COMMAND [options]", "bcr COMMAND --help"},
    description = {
      "",
      "It learns from which fans own which records, makes lists of recommendations, and shows them on a small website of your own.",
      "",
      "New here? This runs all of it on a pretend Bandcamp, with no network, and opens the site:",
      "",
      "    ./bcr demo",
      "",
      "With data of your own: import, then recommend, then serve. Each can be stopped at any moment and run again.",
      ""
    },
    footer = {
      "",
      "Data lives in one folder: --home, else BCR_HOME, else the user data folder (bcr status names it).",
      "Exit status: 0 done, 2 something in the command or its input to mend, 1 a bug of ours."
    },
    commandListHeading = "Commands, in the order of the data's way:%n",
    subcommands = {
      DemoCommand.class,
      CrawlCommand.class,
      ImportCommand.class,
      CatalogCommand.class,
      RecommendCommand.class,
      EditionCommand.class,
      VerifyCommand.class,
      ServeCommand.class,
      PublishCommand.class,
      ExplainCommand.class,
      StatusCommand.class,
      EvaluateCommand.class,
      TuneCommand.class,
      SettingsCommand.class
    })
final class BcrCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-V", "--version"},
      description = "Print the version and the commit it was built from.")
  private boolean version;

  private final PrintStream out;

  BcrCommand(PrintStream out, PrintStream err) {
    this.out = out;
  }

  @Override
  public Integer call() {
    if (version) {
      out.println("BCRecommender " + Version.read());
    } else {
      spec.commandLine().usage(out);
    }
    return CommandLine.ExitCode.OK;
  }
}

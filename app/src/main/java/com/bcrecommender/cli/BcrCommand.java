package com.bcrecommender.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
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
      "Exit status: 0 done, 2 something in the command or its input to mend, 3 another bcr is at it (run it again later), 1 a bug of ours; of bcr doctor 1 means that something is wrong."
    },
    commandListHeading = "Commands, in the order of the data's way:%n")
final class BcrCommand implements Callable<Integer> {
  /// The commands by name, in the order of the help.
  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("demo", DemoCommand.class);
    COMMANDS.put("dev", DevCommand.class);
    COMMANDS.put("crawl", CrawlCommand.class);
    COMMANDS.put("import", ImportCommand.class);
    COMMANDS.put("reparse", ReparseCommand.class);
    COMMANDS.put("catalog", CatalogCommand.class);
    COMMANDS.put("forget", ForgetCommand.class);
    COMMANDS.put("export", ExportCommand.class);
    COMMANDS.put("recommend", RecommendCommand.class);
    COMMANDS.put("edition", EditionCommand.class);
    COMMANDS.put("verify", VerifyCommand.class);
    COMMANDS.put("serve", ServeCommand.class);
    COMMANDS.put("publish", PublishCommand.class);
    COMMANDS.put("package", PackageCommand.class);
    COMMANDS.put("deploy", DeployCommand.class);
    COMMANDS.put("backup", BackupCommand.class);
    COMMANDS.put("restore", RestoreCommand.class);
    COMMANDS.put("worker", WorkerCommand.class);
    COMMANDS.put("explain", ExplainCommand.class);
    COMMANDS.put("status", StatusCommand.class);
    COMMANDS.put("logs", LogsCommand.class);
    COMMANDS.put("mail", MailCommand.class);
    COMMANDS.put("doctor", DoctorCommand.class);
    COMMANDS.put("evaluate", EvaluateCommand.class);
    COMMANDS.put("tune", TuneCommand.class);
    COMMANDS.put("settings", SettingsCommand.class);
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-V", "--version"},
      description = "Print the version and the commit it was built from.")
  private boolean version;

  private final PrintStream out;

  BcrCommand(PrintStream out, PrintStream err) {
    this.out = out;
  }

  /// The command line, with the commands that these arguments need: the one that they begin with,
  /// or all. Looking at every option of every command took a quarter of the time until the site's
  /// first page.
  static CommandLine line(PrintStream out, PrintStream err, String... arguments) {
    CommandLine line = new CommandLine(new BcrCommand(out, err), new CommandFactory(out, err));
    String first = arguments.length == 0 ? "" : arguments[0];
    COMMANDS.forEach((name, command) -> {
      if (name.equals(first) || !COMMANDS.containsKey(first)) {
        line.addSubcommand(name, command);
      }
    });
    return line;
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

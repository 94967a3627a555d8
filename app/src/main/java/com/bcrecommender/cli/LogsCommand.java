package com.bcrecommender.cli;

import com.bcrecommender.operate.JobKind;
import com.bcrecommender.operate.Outputs;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bcr logs`: what the worker's jobs printed.
@CommandLine.Command(
    name = "logs",
    description = "Print what the last run of a worker's job printed, or list the runs.",
    footer = {"", "The files are in the folder logs of the home, the last thirty of each kind."})
final class LogsCommand extends Command {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "KIND",
      description =
          "Of which job: crawl, import, recommend, publish, prune, backup, drill or check; by default the last of any.")
  private @Nullable String kind;

  @Option(names = "--list", description = "List the runs there are, newest first.")
  private boolean list;

  @Option(
      names = "--before",
      paramLabel = "N",
      defaultValue = "0",
      description = "Not the last run, but so many before it.")
  private int before;

  LogsCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() throws IOException {
    List<Path> files = new Outputs(home().folder()).of(word());
    if (list) {
      for (Path file : files) {
        out.println("%,10d bytes  %s".formatted(Files.size(file), file));
      }
      return CommandLine.ExitCode.OK;
    }
    if (before < 0 || before >= files.size()) {
      throw new UserError(
          "expected a run %s, found %d; the worker makes them, and bcr logs --list tells which there are"
              .formatted(kind == null ? "of any job" : "of " + kind, files.size()));
    }
    Path file = files.get(before);
    err.println(file);
    // A progress bar's states, of which each wrote over the one before.
    for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
      out.println(line.substring(line.lastIndexOf('\r') + 1));
    }
    return CommandLine.ExitCode.OK;
  }

  private String word() {
    if (kind == null) {
      return "";
    }
    String word = kind.toLowerCase(Locale.ROOT);
    if (Arrays.stream(JobKind.values()).noneMatch(job -> job.word().equals(word))) {
      throw new UserError(
          "expected a job (%s), found \"%s\""
              .formatted(
                  Arrays.stream(JobKind.values())
                      .map(JobKind::word)
                      .collect(Collectors.joining(", ")),
                  kind));
    }
    return word;
  }
}

package com.bcrecommender.cli;

import com.bcrecommender.engine.data.UnreadableFile;
import com.bcrecommender.settings.Busy;
import com.bcrecommender.settings.UserError;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program's entry. Exit status: 0 done, 1 our bug (with its trace), 2 the user's mistake (one
/// line), 3 another `bcr` is at the same job.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // Numbers and words look alike on every machine, and in every log that somebody sends us.
    Locale.setDefault(Locale.ROOT);
    if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
      // Without the command line's library: half the time of a start.
      System.out.println("BCRecommender " + Version.read());
      return;
    }
    System.exit(run(System.out, System.err, arguments));
  }

  /// Runs one command in this process; for the tests too.
  static int run(PrintStream out, PrintStream err, String... arguments) {
    CommandLine line = BcrCommand.line(out, err, arguments);
    addHelp(line);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setOut(new PrintWriter(out, true, out.charset()));
    line.setErr(new PrintWriter(err, true, err.charset()));
    line.setParameterExceptionHandler((exception, args) -> {
      err.println("bcr: " + oneLine(exception));
      return CommandLine.ExitCode.USAGE;
    });
    line.setExecutionExceptionHandler((exception, command, result) -> {
      String mistake = mistake(exception);
      if (mistake != null) {
        err.println("bcr: " + mistake);
        return exception instanceof Busy ? Busy.EXIT_STATUS : CommandLine.ExitCode.USAGE;
      }
      throw exception;
    });
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      // By now all that the command held is garbage again.
      err.println(
          "bcr: expected more memory for this job, found that the JVM may take %d MB: set BCR_JAVA_OPTIONS=-Xmx%dm, or take fewer --threads or a model that keeps less (a smaller k or rank)"
              .formatted(megabytes(), 2 * megabytes()));
      return CommandLine.ExitCode.USAGE;
    } finally {
      out.flush();
      err.flush();
    }
  }

  private static long megabytes() {
    return Runtime.getRuntime().maxMemory() >> 20;
  }

  /// The line for the person at the keyboard, or null where the fault is ours.
  private static @Nullable String mistake(Exception exception) {
    return switch (exception) {
      case UserError e -> e.getMessage();
      case UnreadableFile e -> e.getMessage();
      case NoSuchFileException e ->
          "expected a file, found none at " + e.getFile() + "; check the path";
      case AccessDeniedException e ->
          "expected a file to read, found that %s may not be read; check its rights"
              .formatted(e.getFile());
      default -> null;
    };
  }

  private static void addHelp(CommandLine line) {
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
    line.getSubcommands().values().forEach(Main::addHelp);
  }

  private static String oneLine(ParameterException exception) {
    String message = String.valueOf(exception.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    String command = exception.getCommandLine().getCommandSpec().qualifiedName();
    if (exception instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      boolean atTop = exception.getCommandLine().getParent() == null;
      message =
          "expected %s, found \"%s\"%s"
              .formatted(
                  atTop ? "a command" : "an option or argument of " + command,
                  word,
                  unmatched.getSuggestions().isEmpty()
                      ? ""
                      : ", did you mean " + unmatched.getSuggestions().getFirst());
    }
    ArgSpec argument = exception.getArgSpec();
    if (argument != null && exception.getValue() != null) {
      // The library's own words name Java's types.
      boolean number = argument.type() == int.class || argument.type() == Integer.class;
      message =
          "%s: expected %s, found \"%s\""
              .formatted(
                  argument instanceof OptionSpec option
                      ? option.longestName()
                      : argument.paramLabel(),
                  number ? "a whole number" : argument.paramLabel(),
                  exception.getValue());
    }
    return message + "; see " + command + " --help";
  }
}

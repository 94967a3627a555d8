package com.bcrecommender.cli;

import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.Settings.Resolved;
import java.io.PrintStream;
import picocli.CommandLine;

/// `bcr settings`: every setting with its value, where it came from, its default and one sentence.
@CommandLine.Command(
    name = "settings",
    description = "Print every setting: value, where it came from, default, meaning.")
final class SettingsCommand extends Command {
  SettingsCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    Home home = home();
    // Read first: a wrong value is one line, with nothing before it.
    Settings settings = settings(home);
    out.println("# " + home.folder().resolve(Settings.FILE));
    for (Resolved row : settings.all()) {
      out.println();
      out.println("# " + row.setting().sentence());
      out.println(
          "# Takes %s. Default: %s. From: %s. Environment: %s"
              .formatted(
                  row.setting().takes(),
                  row.setting().initial().isEmpty() ? "none" : row.setting().initial(),
                  row.origin(),
                  row.setting().variable()));
      // A value that is the default is printed as a comment: the output can be kept as the file
      // without pinning defaults.
      String mark = row.origin().equals("default") ? "# " : "";
      out.println((mark + row.setting().name() + " = " + row.text()).strip());
    }
    return CommandLine.ExitCode.OK;
  }
}

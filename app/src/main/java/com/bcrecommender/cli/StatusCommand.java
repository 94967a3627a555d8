package com.bcrecommender.cli;

import com.bcrecommender.operate.status.Status;
import com.bcrecommender.operate.status.StatusJson;
import com.bcrecommender.operate.status.StatusPages;
import com.bcrecommender.operate.status.StatusReader;
import com.bcrecommender.operate.status.StatusText;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bcr status`: what there is, how old it is, what the worker did, and what needs a person.
@CommandLine.Command(
    name = "status",
    description =
        "Print what there is, how old it is, what the worker did and will do, and what needs you.",
    footer = {
      "",
      "A running worker shows the same as a page with charts, at http://127.0.0.1:8716 (settings worker.status-…)."
    })
final class StatusCommand extends Command {
  @Option(names = "--json", description = "Print it as JSON, for programs.")
  private boolean json;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Write it into a file as a page, with charts.")
  private @Nullable Path page;

  StatusCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() throws IOException {
    Home home = home();
    Settings settings = settings(home);
    Status status = reader(home, settings).read(() -> catalog(home), Now.instant());
    if (page != null) {
      Files.write(page, StatusPages.render(status));
      out.println("written to " + page);
    } else if (json) {
      out.println(StatusJson.of(status));
    } else {
      StatusText.print(out, status);
    }
    return CommandLine.ExitCode.OK;
  }

  /// Reads how a home stands, with what its settings have planned.
  static StatusReader reader(Home home, Settings settings) {
    return new StatusReader(
        home,
        new StatusReader.Given(
            "BCRecommender " + Version.read(),
            CrawlBill.budget(CrawlCommand.daily(settings)),
            WorkerCommand.duties(home, settings),
            ZoneId.systemDefault()));
  }
}

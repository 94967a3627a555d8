package com.bcrecommender.cli;

import com.bcrecommender.operate.SystemTime;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.simulator.Simulator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bcr dev`: the whole of an installation on loopback, as in production but for its schedules: a
/// pretend Bandcamp, the worker, and the site, which comes anew when its sources change.
@CommandLine.Command(
    name = "dev",
    description =
        "Develop as in production: a pretend Bandcamp, the worker with short schedules, and the site, built again when its sources change.",
    footer = {
      "",
      "Ctrl-C stops everything. The data are in the folder dev of the home, and its settings.properties, which the first run writes, is yours to change."
    })
final class DevCommand extends Command {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8714",
      description = "The site's port (default: ${DEFAULT-VALUE}).")
  private int port = 8714;

  DevCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = home().child("dev");
    try (ProcessLock running = home.lock("dev");
        Simulator simulator = PretendBandcamp.start(home)) {
      assert running.held();
      out.println("A pretend Bandcamp runs at " + simulator.address());
      writeSettings(home, simulator);
      Settings settings = settings(home);
      Sources sources = Sources.ofThisProgram();
      try (DevSite site = new DevSite(home, port, sources, out)) {
        site.start();
        new WorkerCommand(out, err).work(home, settings, new SystemTime(), sources.program());
      }
    }
    return CommandLine.ExitCode.OK;
  }

  /// Settings under which everything happens within minutes; those of an earlier run stay.
  private static void writeSettings(Home home, Simulator simulator) throws IOException {
    Path file = home.folder().resolve(Settings.FILE);
    if (Files.exists(file)) {
      return;
    }
    String seeds =
        PretendBandcamp.seeds(simulator).stream()
            .map(Object::toString)
            .collect(Collectors.joining(","));
    List<String> lines =
        List.of(
            "# Written by the first run of bcr dev; bcr settings --home "
                + home.folder()
                + " explains.",
            "crawl.seeds = " + seeds,
            "crawl.pace = 0.02",
            "crawl.patience = 20",
            "site.player = " + simulator.address(),
            "site.images = " + simulator.address(),
            "worker.crawl = * * * * *",
            "worker.recommend = */10 * * * *",
            "worker.recommend-when-changed = 0.01",
            "worker.publish = folder " + home.folder().resolve("site"),
            "");
    Files.writeString(file, String.join("\n", lines));
  }
}

package com.bcrecommender.cli;

import com.bcrecommender.crawl.CrawlOptions;
import com.bcrecommender.crawl.CrawlResult;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.recommend.Recommend;
import com.bcrecommender.serve.Manners;
import com.bcrecommender.serve.ServeOptions;
import com.bcrecommender.serve.SiteServer;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.simulator.Simulator;
import com.bcrecommender.site.Bandcamp;
import com.bcrecommender.site.SiteOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bcr demo`: the whole way on a pretend Bandcamp: crawl, recommend, serve. Nothing but loopback
/// is talked to.
@CommandLine.Command(
    name = "demo",
    description = "Run all of it on a pretend Bandcamp, with no network, and open the site.",
    footer = {
      "",
      "Ctrl-C stops everything. The data stay in the folder demo of the home; a second run goes on from them."
    })
final class DemoCommand extends Command {
  @Option(
      names = "--once",
      description = "Do all but stay: fetch three pages, check them, and end.")
  private boolean once;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The site's port; by default any free one.")
  private int port;

  @Option(names = "--no-browser", description = "Do not open the browser.")
  private boolean noBrowser;

  @Option(names = "--fresh", description = "Forget the demo's data of earlier runs first.")
  private boolean fresh;

  DemoCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = home().child("demo");
    Settings settings = settings(home);
    try (ProcessLock running = home.lock("demo")) {
      assert running.held();
      if (fresh) {
        DemoData.forget(home);
      }
      try (Simulator simulator = PretendBandcamp.start(home)) {
        err.println("A pretend Bandcamp runs at " + simulator.address());
        crawl(home, simulator);
        Recommend.Result result = new RecommendCommand(err, err).run(home, settings);
        SiteOptions site =
            ServeCommand.site(settings)
                .withBandcamp(
                    new Bandcamp(simulator.address().toString(), simulator.address().toString()));
        ServeOptions options =
            new ServeOptions("127.0.0.1", port, Version.read().toString(), site, Manners.NONE);
        try (SiteServer server = SiteServer.start(home.editions(), options)) {
          show(home, result, server);
        }
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private void crawl(Home home, Simulator simulator) {
    CrawlOptions options =
        CrawlOptions.from(PretendBandcamp.seeds(simulator), Version.read().number());
    // What is pretended needs no archive, whose fsync per answer would take a third of the time.
    CrawlResult result = new CrawlCommand(err, err).run(home, options, answer -> {});
    if (result.end() != CrawlResult.End.FINISHED) {
      throw new UserError(
          "the demo's crawl did not end (%s); run bcr demo --fresh".formatted(result.why()));
    }
  }

  private void show(Home home, Recommend.Result result, SiteServer server)
      throws IOException, InterruptedException {
    List<DemoPages.Sight> sights;
    try (Edition edition = Edition.open(Editions.in(home.editions()).folder(result.edition()))) {
      sights = DemoPages.worthOpening(edition, server.address());
    }
    if (once) {
      DemoPages.check(sights);
    }
    out.println();
    out.println("The site is at " + server.address());
    for (DemoPages.Sight sight : sights) {
      out.println("  %-56s %s".formatted(sight.what(), sight.address()));
    }
    if (once) {
      out.println("All three were fetched and are as they should be.");
      return;
    }
    if (!noBrowser) {
      Browser.open(server.address());
    }
    out.println("Ctrl-C stops everything.");
    try (Interrupt _ = Interrupt.calls(server::close)) {
      server.join();
    }
  }
}

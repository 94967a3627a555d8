package com.bcrecommender.cli;

import com.bcrecommender.serve.Manners;
import com.bcrecommender.serve.ServeOptions;
import com.bcrecommender.serve.SiteServer;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.ServeSettings;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.SiteSettings;
import com.bcrecommender.site.Bandcamp;
import com.bcrecommender.site.Covers;
import com.bcrecommender.site.SiteOptions;
import com.bcrecommender.site.Texts;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bcr serve`: the site, from the current edition.
@CommandLine.Command(
    name = "serve",
    description = "Show the site; a new edition is picked up without a restart.")
final class ServeCommand extends Command {
  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port; 0 takes any free one (setting serve.port).")
  private @Nullable Integer port;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description =
          "The address to listen on; 0.0.0.0 opens the site to the network (setting serve.address).")
  private @Nullable String address;

  ServeCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() throws InterruptedException {
    flag(ServeSettings.PORT, port);
    flag(ServeSettings.ADDRESS, address);
    Home home = home();
    home.create();
    Settings settings = settings(home);
    SiteServer server = SiteServer.start(home.editions(), options(settings, site(settings)));
    try (Interrupt _ = Interrupt.calls(server::close)) {
      out.println("The site is at " + server.address() + " (Ctrl-C ends it)");
      server.join();
    }
    return CommandLine.ExitCode.OK;
  }

  /// What the operator decides about the pages.
  static SiteOptions site(Settings settings) {
    SiteOptions site =
        SiteOptions.defaults()
            .withTexts(Texts.in(settings.get(SiteSettings.LANGUAGE)))
            .withCovers(Covers.named(settings.get(SiteSettings.COVERS)))
            .withBandcamp(
                new Bandcamp(settings.get(SiteSettings.PLAYER), settings.get(SiteSettings.IMAGES)));
    String removal = settings.get(SiteSettings.REMOVAL);
    return removal.isEmpty() ? site : site.withRemoval(removal);
  }

  static ServeOptions options(Settings settings, SiteOptions site) {
    return new ServeOptions(
        settings.get(ServeSettings.ADDRESS),
        settings.get(ServeSettings.PORT),
        Version.read().toString(),
        site,
        manners(settings));
  }

  private static Manners manners(Settings settings) {
    String log = settings.get(ServeSettings.ACCESS_LOG);
    String address = settings.get(ServeSettings.PUBLIC_ADDRESS);
    return new Manners(
        settings.get(ServeSettings.REQUESTS_PER_SECOND),
        settings.get(ServeSettings.BURST),
        settings.get(ServeSettings.PROXY).equals("loopback"),
        log.isEmpty() ? null : Path.of(log),
        settings.get(ServeSettings.ACCESS_LOG_MEGABYTES) * 1_000_000L,
        address.isEmpty() ? null : address);
  }
}

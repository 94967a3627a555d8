package com.bcrecommender.cli;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.OptOutFile;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.publish.Contents;
import com.bcrecommender.publish.ParseLists;
import com.bcrecommender.publish.Prune;
import com.bcrecommender.publish.PublishOptions;
import com.bcrecommender.publish.Published;
import com.bcrecommender.publish.Publisher;
import com.bcrecommender.publish.Rollback;
import com.bcrecommender.publish.StaticSite;
import com.bcrecommender.publish.StaticSiteOptions;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Now;
import com.bcrecommender.settings.PublishSettings;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.site.ListServer;
import com.bcrecommender.transfer.Host;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bcr publish`: the site to a host, or one step back there, or what is old away from there.
@CommandLine.Command(
    name = "publish",
    description =
        "Make the site of an edition and put it on a host: upload what is new, verify it, then switch.",
    footer = {
      "",
      "Stopped at any moment, visitors see the old edition or the new one; run it again and it goes on. "
          + "Where a host is, and how it is reached, are settings (publish.…); credentials come from the environment or from a private file, see docs/publishing.md."
    })
final class PublishCommand extends Command {
  /// What to do instead of publishing.
  static final class Instead {
    @Option(
        names = "--rollback",
        required = true,
        description = "Switch back to the edition that was published before the current one.")
    private boolean rollback;

    @Option(
        names = "--prune",
        required = true,
        description =
            "Delete what the last editions do not need (setting publish.keep); nothing else deletes.")
    private boolean prune;
  }

  @Parameters(
      index = "0",
      paramLabel = "TARGET",
      description =
          "Where to: folder, s3 (a bucket), ssh, parse (a Parse Server: the lists without pages).")
  private HostChoice.Target target = HostChoice.Target.FOLDER;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DIR",
      description = "For folder: which one.")
  private @Nullable Path folder;

  @Option(
      names = "--edition",
      paramLabel = "EDITION",
      defaultValue = "current",
      description = "Which one: the start of its name, or previous (default: ${DEFAULT-VALUE}).")
  private String named = "current";

  @Option(
      names = "--verify-all",
      description =
          "Read everything back before the switch, not a sample (setting publish.sample).")
  private boolean verifyAll;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Take the sample that a run with this seed took.")
  private @Nullable Long seed;

  @Option(
      names = "--force",
      description = "Switch in spite of what the last look at the host has against it.")
  private boolean force;

  @ArgGroup private @Nullable Instead instead;

  PublishCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    if (verifyAll) {
      flag(PublishSettings.SAMPLE, PublishOptions.EVERYTHING);
    }
    Home home = home();
    Settings settings = settings(home);
    HostChoice choice = new HostChoice(home, settings, System.getenv(), folder);
    if (instead != null) {
      try (Host host = choice.open(target)) {
        if (instead.rollback) {
          rollback(host, optOuts(host, home));
        }
        if (instead.prune) {
          prune(host, settings);
        }
      }
    } else if (target == HostChoice.Target.PARSE) {
      try (Host host = choice.open(target)) {
        optOuts(host, home);
        try (Edition edition = Edition.open(edition(home))) {
          publish(host, new ParseLists(edition), settings);
        }
      }
    } else {
      Path edition = edition(home);
      try (Host host = choice.open(target)) {
        optOuts(host, home);
        try (StaticSite site = StaticSite.of(edition, options(settings), this::progress)) {
          err.println(
              "the site: %,d files, %,.1f MB; %,d pages made beforehand"
                  .formatted(site.files(), site.bytes() / 1e6, site.own()));
          publish(host, site, settings);
        }
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private static StaticSiteOptions options(Settings settings) {
    String address = settings.get(PublishSettings.ADDRESS);
    String application = settings.get(PublishSettings.PARSE_APPLICATION);
    return new StaticSiteOptions(
        ServeCommand.site(settings),
        address.isEmpty() ? null : address,
        settings.get(PublishSettings.MOST_FILES),
        settings.get(PublishSettings.MOST_MEGABYTES) * 1_000_000L,
        application.isEmpty()
            ? null
            : new ListServer(settings.get(PublishSettings.PARSE_SERVER), application),
        settings.get(PublishSettings.FEEDS));
  }

  /// The folder of the edition that is to be published.
  private Path edition(Home home) {
    Editions editions = Editions.in(home.editions());
    return editions.folder(EditionArguments.name(editions, named));
  }

  private void publish(Host host, Contents contents, Settings settings) {
    long chosen = seed == null ? Now.source().millis() : seed;
    PublishOptions options =
        new PublishOptions(
            settings.get(PublishSettings.SAMPLE),
            chosen,
            settings.get(PublishSettings.CONNECTIONS),
            force);
    err.println("publishing edition %s to %s".formatted(contents.pointer().name(), host.name()));
    Published done = new Publisher(host, options, this::progress, Now.source()).publish(contents);
    out.println(
        done.edition().equals(done.before())
            ? "%s has had edition %s before".formatted(host.name(), done.edition())
            : "%s switched to edition %s, from %s"
                .formatted(
                    host.name(), done.edition(), done.before() == null ? "none" : done.before()));
    out.println(
        "uploaded %s; %s were there"
            .formatted(
                files(done.uploaded(), done.uploadedBytes()),
                files(done.skipped(), done.skippedBytes())));
    out.println(
        "pages: %s put, %,d were there"
            .formatted(files(done.pages(), done.pageBytes()), done.pagesSkipped()));
    done.forced().forEach(against -> err.println("forced, though " + against));
    out.println(
        "verified: all names and sizes, %,d read back (seed %d); %,d were wrong and put anew"
            .formatted(done.readBack(), chosen, done.repaired()));
  }

  /// Takes up the opt-outs that lie on the host: this home may have been restored since from an
  /// older backup.
  ///
  /// @return those of both
  private static OptOuts optOuts(Host host, Home home) {
    OptOuts there = Publisher.optOuts(host);
    if (!there.isEmpty()) {
      OptOutFile.add(home.editions(), there);
    }
    return OptOutFile.read(home.editions());
  }

  private void rollback(Host host, OptOuts optOuts) {
    Rollback.Result done = new Rollback(host, optOuts).run();
    out.println(
        "%s switched back to edition %s, from %s"
            .formatted(host.name(), done.edition(), done.before()));
    if (!done.pagesOf().isEmpty() && !done.pagesOf().equals(done.edition())) {
      out.println(
          "its ready-made pages are those of edition %s until a site is published again"
              .formatted(done.pagesOf()));
    }
  }

  private void prune(Host host, Settings settings) {
    Prune.Result done =
        new Prune(
                host,
                settings.get(PublishSettings.KEEP),
                settings.get(PublishSettings.CONNECTIONS),
                this::progress,
                Now.source())
            .run();
    out.println(
        "%s: deleted %s; removed %s, kept %s"
            .formatted(
                host.name(),
                files(done.names(), done.bytes()),
                done.removed().isEmpty()
                    ? "no edition"
                    : "editions " + String.join(", ", done.removed()),
                String.join(", ", done.kept())));
    if (done.namesForgotten()) {
      out.println(
          "its files still hold somebody who was forgotten, whom no page shows: run bcr recommend and bcr publish, then prune again");
    }
  }

  private static String files(long count, long bytes) {
    return String.format(Locale.ROOT, "%,d files, %,.1f MB", count, bytes / 1e6);
  }
}

package com.bcrecommender.cli;

import com.bcrecommender.deploy.Deployment;
import com.bcrecommender.deploy.Deployment.Load;
import com.bcrecommender.deploy.Program;
import com.bcrecommender.deploy.Site;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.settings.DeploySettings;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.ProcessLock;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Credentials;
import com.bcrecommender.transfer.RemoteShell;
import com.bcrecommender.transfer.SshLogin;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bcr deploy`: the program and an edition to a server, or one step back there.
@CommandLine.Command(
    name = "deploy",
    description =
        "Set up a fresh Debian server with the program and the current edition, or bring a new version or edition to one, without a lost request.",
    footer = {
      "",
      "Stopped at any moment, visitors see the old release or the new one; run it again and it goes on. "
          + "Settings (deploy.…) say the rest: the site's name, the certificate, memory; see docs/deploying.md."
    })
final class DeployCommand extends Command {
  /// Where the worker runs.
  static final class Where {
    @Option(
        names = "--with-worker",
        required = true,
        description =
            "The worker runs there too, and makes editions there (setting deploy.worker).")
    private boolean worker;

    @Option(
        names = "--site-only",
        required = true,
        description = "The site alone; editions come from here.")
    private boolean siteOnly;
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "HOST",
      description = "user@host or user@host:port (setting deploy.host).")
  private @Nullable String address;

  @Option(
      names = "--edition",
      paramLabel = "EDITION",
      defaultValue = "current",
      description = "Which one: the start of its name, or previous (default: ${DEFAULT-VALUE}).")
  private String named = "current";

  @Option(
      names = "--dry-run",
      description =
          "Print every step, with its commands and the hashes of its files; connect to nothing.")
  private boolean dryRun;

  @Option(
      names = "--rollback",
      description = "Go back to the version and the edition from before, which are still there.")
  private boolean rollback;

  @ArgGroup private @Nullable Where where;

  DeployCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  public Integer call() {
    flag(DeploySettings.HOST, address);
    flag(DeploySettings.WORKER, where == null ? null : where.worker && !where.siteOnly);
    Home home = home();
    Settings settings = settings(home);
    if (settings.get(DeploySettings.HOST).isEmpty()) {
      throw new UserError(
          "expected a server, found none: bcr deploy user@host, or set deploy.host");
    }
    Site site = DeployChoice.site(settings);
    Deployment deployment =
        rollback ? Deployment.back(site) : Deployment.of(load(home, settings, site));
    if (dryRun) {
      deployment.describe().forEach(out::println);
      return CommandLine.ExitCode.OK;
    }
    long began = System.nanoTime();
    try (ProcessLock lock = home.lock("deploy");
        RemoteShell host = open(home, settings)) {
      assert lock.held();
      deployment.run(host, err::println);
      out.println(
          "%s %s %s in %.1f s"
              .formatted(
                  host.name(),
                  rollback ? "went back, and shows the release before:" : "shows the site:",
                  site.address().isEmpty() ? "http://" + bare(host.name()) + "/" : site.address(),
                  (System.nanoTime() - began) / 1e9));
    }
    return CommandLine.ExitCode.OK;
  }

  private Load load(Home home, Settings settings, Site site) {
    Editions editions = Editions.in(home.editions());
    Optional<Path> edition =
        site.worker()
            ? Optional.empty()
            : Optional.of(editions.folder(EditionArguments.name(editions, named)));
    Program program = Program.of(Program.root(), Version.read().number());
    return new Load(site, program, edition, home.editions(), settings);
  }

  private static RemoteShell open(Home home, Settings settings) {
    return new SshLogin(
            "deploy",
            settings.get(DeploySettings.HOST),
            HostChoice.file(settings.get(DeploySettings.KEY)),
            HostChoice.file(settings.get(DeploySettings.KNOWN_HOSTS)))
        .shell(Credentials.read(home.folder(), System.getenv()));
  }

  /// The host alone, of `user@host:port`.
  private static String bare(String address) {
    return address.replaceAll("^[^@]*@|:[0-9]+$", "");
  }
}

package com.bcrecommender.deploy;

import com.bcrecommender.deploy.Deployment.Load;
import com.bcrecommender.deploy.Site.Memory;
import com.bcrecommender.deploy.Site.Tls;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.transfer.RemoteShell;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How long a first deployment, an upgrade and a rollback take on loopback, and how many requests
/// visitors lose meanwhile. A main class:
///
///     DeploymentFigures EDITION FOLDER
///
/// EDITION is the edition's folder, FOLDER an empty one for the pretended server.
public final class DeploymentFigures {
  private static final Site SITE =
      new Site(
          PretendedServer.DOMAIN,
          "",
          Tls.INTERNAL,
          List.of(8714, 8715),
          new Memory(400, 3000),
          false);

  private DeploymentFigures() {}

  public static void main(String[] arguments) throws Exception {
    Path edition = Path.of(arguments[0]).toAbsolutePath();
    Path folder = Path.of(arguments[1]).toAbsolutePath();
    Program first = Programs.built();
    Program second = Programs.other(first, folder, "another");
    System.out.printf(
        Locale.ROOT,
        "the program: %d files, %.1f MB; its runtime %.1f MB%n",
        first.tree().files().size(),
        first.tree().bytes() / 1e6,
        first.tree().files().stream()
                .filter(file -> file.name().startsWith("runtime/"))
                .mapToLong(TreeFile::size)
                .sum()
            / 1e6);
    try (PretendedServer server = PretendedServer.start(folder, Path.of("/"))) {
      run(server, "first deployment", release(first, edition, folder));
      run(server, "the same again", release(first, edition, folder));
      server.run("curl -skf --retry 20 --retry-connrefused https://music.test/about/");
      Visitors visitors = Visitors.come(server);
      run(server, "upgrade", release(second, edition, folder));
      run(server, "rollback", Deployment.back(SITE));
      System.out.printf(
          "%d pages to visitors of upgrade and rollback, none lost%n", visitors.leave());
      System.out.println(
          server.run(
              "grep -H RssAnon /proc/$(cat /run/pretended/bcrecommender-serve@8714.pid)/status"));
    }
  }

  private static Deployment release(Program program, Path edition, Path folder) {
    return Deployment.of(
        new Load(
            SITE,
            program,
            Optional.of(edition),
            folder.resolve("editions"),
            Settings.read(folder, Map.of(), Map.of())));
  }

  private static void run(PretendedServer server, String what, Deployment deployment) {
    long began = System.nanoTime();
    try (RemoteShell shell = server.shell()) {
      deployment.run(
          shell,
          line -> {
            if (line.contains("sent")) {
              System.out.println(line);
            }
          });
    }
    System.out.printf(Locale.ROOT, "%s: %.1f s%n", what, (System.nanoTime() - began) / 1e9);
  }
}

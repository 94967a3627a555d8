package com.bcrecommender.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.cli.Main;
import com.bcrecommender.deploy.Deployment.Load;
import com.bcrecommender.deploy.Site.Memory;
import com.bcrecommender.deploy.Site.Tls;
import com.bcrecommender.edition.OptOutFile;
import com.bcrecommender.optout.OptOutKey;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.publish.EditionFixture;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Credentials;
import com.bcrecommender.transfer.RemoteShell;
import java.io.BufferedReader;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// What a deployment promises, on one server whose life the tests tell in their order.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
abstract class DeploymentContract {
  private static final String SECRET = "planted-secret-4711";

  private static final Site SITE =
      new Site(
          PretendedServer.DOMAIN,
          "",
          Tls.INTERNAL,
          List.of(8714, 8715),
          new Memory(400, 3000),
          false);

  private Path scratch = Path.of("");

  private PretendedServer server;
  private Program first;
  private Program second;
  private String oldEdition = "";
  private String newEdition = "";

  /// The root folder that the server is a layer over.
  abstract Path lower() throws Exception;

  /// Of how many steps one is cut off.
  abstract int stride();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    scratch = folder;
    first = Programs.built();
    second = Programs.other(first, scratch, "another");
    oldEdition = EditionFixture.make(editions(), 1);
    newEdition = EditionFixture.make(editions(), 2);
    server = PretendedServer.start(Files.createDirectory(scratch.resolve("server")), lower());
  }

  @AfterAll
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private Path editions() {
    return scratch.resolve("editions");
  }

  private Deployment release(Program program, String edition) {
    return release(SITE, program, Optional.of(editions().resolve(edition)));
  }

  private Deployment release(Site site, Program program, Optional<Path> edition) {
    return Deployment.of(
        new Load(site, program, edition, editions(), Settings.read(scratch, Map.of(), Map.of())));
  }

  /// What the steps did, without their titles.
  private List<String> run(Deployment deployment) {
    List<String> told = new ArrayList<>();
    try (RemoteShell shell = server.shell()) {
      deployment.run(shell, told::add);
    }
    return told.stream().filter(line -> line.startsWith("  ")).map(String::strip).toList();
  }

  private static final class Cut extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
  }

  /// Once for every so many steps: all before it, and then the connection is lost.
  private void cutOffBeforeEachStep(Deployment deployment, Between between) throws Exception {
    for (int step = 2; step <= deployment.steps(); step += stride()) {
      String cut = step + "/";
      try (RemoteShell shell = server.shell()) {
        assertThatThrownBy(() ->
                deployment.run(
                    shell,
                    line -> {
                      if (line.startsWith(cut)) {
                        throw new Cut();
                      }
                    }))
            .isInstanceOf(Cut.class);
      }
      between.look();
    }
  }

  private interface Between {
    void look() throws Exception;
  }

  /// The edition whose pages visitors get.
  private String shown() throws Exception {
    String manifest = server.run("curl -skf --retry 5 https://music.test/data/manifest.json");
    return manifest.contains(oldEdition) ? oldEdition : newEdition;
  }

  private String programShown() throws Exception {
    return server.run("readlink /opt/bcrecommender/current").replace("/opt/bcrecommender/", "");
  }

  /// `bcr deploy` as a process of its own, killed by the system (SIGKILL) a moment after a step
  /// began.
  private void kill(int step) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dbcr.root=" + System.getProperty("bcr.root"),
                Main.class.getName(),
                "deploy",
                "--home",
                scratch.toString(),
                "--edition",
                oldEdition,
                "--set",
                "deploy.domain=" + PretendedServer.DOMAIN,
                "--set",
                "deploy.tls=internal"));
    command.addAll(server.options());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(Credentials.S3_SECRET, SECRET);
    builder.environment().put(Credentials.SSH_PASSPHRASE, SECRET);
    Process process = builder.start();
    StringBuilder said = new StringBuilder();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (line.startsWith(step + "/")) {
          Thread.sleep(100);
          process.destroyForcibly().waitFor();
          assertThat(said.toString()).doesNotContain(SECRET);
          return;
        }
      }
    }
    throw new AssertionError("it never came to step " + step + ":\n" + said);
  }

  @Test
  @Order(1)
  void aFirstDeploymentKilledInTheMidstOfStepsIsFinishedByTheNext() throws Exception {
    for (int step = 5; step <= release(first, oldEdition).steps(); step += 2 * stride()) {
      kill(step);
    }
    run(release(first, oldEdition));
    assertThat(shown()).isEqualTo(oldEdition);
    assertThat(programShown()).isEqualTo(first.version());
  }

  @Test
  @Order(2)
  void theSiteRunsAsAUserOfItsOwnBehindCaddyAndStartsWithTheServer() throws Exception {
    assertThat(server.run("ps -o user:20= -p $(cat /run/pretended/bcrecommender-serve@8714.pid)"))
        .isEqualTo(Units.USER);
    assertThat(
            server.run("stat -c '%U %a' /var/lib/bcrecommender /var/lib/bcrecommender/editions/*"))
        .contains("bcrecommender 750")
        .doesNotContain("root");
    assertThat(server.run("getent passwd bcrecommender"))
        .endsWith(":/var/lib/bcrecommender:/usr/sbin/nologin");
    assertThat(server.run("ls /etc/systemd/system/multi-user.target.wants"))
        .contains("bcrecommender-serve@8714.service")
        .doesNotContain("@8715");
    assertThat(server.run("curl -sk -D - -o /dev/null https://music.test/"))
        .contains("HTTP/2 200")
        .containsIgnoringCase("strict-transport-security: max-age=31536000");
    assertThat(server.run("curl -s -o /dev/null -w '%{http_code}' http://music.test/"))
        .isEqualTo("308");
    assertThat(server.run("bcr --version")).startsWith("BCRecommender ");
    assertThat(
            server.run(
                "grep -rl %s /etc /opt/bcrecommender /run /var/lib/bcrecommender /var/lib/caddy || :"
                    .formatted(SECRET)))
        .isEmpty();
  }

  @Test
  @Order(3)
  void aSecondTimeNothingIsDone() throws Exception {
    String state =
        "cat /run/pretended/*.pid; find /opt/bcrecommender /etc/bcrecommender/serve* /etc/caddy /etc/systemd/system -type f -printf '%p %i\\n' | sort | sha256sum";
    String before = server.run(state);
    assertThat(run(release(first, oldEdition)))
        .containsExactly(
            "version %s, edition %s, on port 8714".formatted(first.version(), oldEdition));
    assertThat(server.run(state)).isEqualTo(before);
  }

  @Test
  @Order(4)
  void anUpgradeCutOffBeforeEachStepAndARollbackLoseNoRequest() throws Exception {
    Visitors visitors = Visitors.come(server);
    cutOffBeforeEachStep(
        release(second, newEdition),
        () -> assertThat(List.of(oldEdition, newEdition)).contains(shown()));
    List<String> told = run(release(second, newEdition));
    assertThat(told)
        .contains("version %s, edition %s, on port 8715".formatted(second.version(), newEdition));
    assertThat(shown()).isEqualTo(newEdition);
    assertThat(programShown()).isEqualTo(second.version());
    assertThat(server.run("ls /etc/systemd/system/multi-user.target.wants"))
        .contains("bcrecommender-serve@8715.service")
        .doesNotContain("@8714");

    cutOffBeforeEachStep(Deployment.back(SITE), () -> {});
    run(Deployment.back(SITE));
    assertThat(shown()).isEqualTo(oldEdition);
    assertThat(programShown()).isEqualTo(first.version());
    assertThat(visitors.leave()).isGreaterThan(1000);
    assertThat(server.run("cat /run/pretended/calls")).doesNotContain("killed");
  }

  @Test
  @Order(5)
  void anEditionAloneSendsNoProgramAndWhatIsNoLongerNeededIsRemoved() throws Exception {
    List<String> told = run(release(first, newEdition));
    assertThat(told).noneMatch(line -> line.startsWith("sent"));
    assertThat(shown()).isEqualTo(newEdition);
    assertThat(programShown()).isEqualTo(first.version());
    assertThat(server.run("ls /opt/bcrecommender"))
        .contains(first.version())
        .doesNotContain(second.version());
  }

  @Test
  @Order(6)
  void ofAnotherVersionOnlyWhatIsNewIsSent() throws Exception {
    Program third = Programs.other(first, scratch, "third");
    assertThat(
            apply(
                new SendTree(
                    "the program", SlotSteps.PROGRAMS, third.version(), "root:root", third.tree())))
        .startsWith("sent 1 of " + third.tree().files().size() + " files, 0.0 of");
  }

  @Test
  @Order(7)
  void optOutsAreAddedOnBothSidesAndNeverTakenAway() throws Exception {
    OptOuts here = OptOuts.of(new byte[16], Instant.EPOCH, Set.of(OptOutKey.ofFan("n:fan 1")));
    OptOutFile.add(editions(), here);
    apply(new SendOptOuts(editions()));
    assertThat(server.run("cat /var/lib/bcrecommender/editions/opt-outs.txt"))
        .isEqualTo(Files.readString(editions().resolve("opt-outs.txt")).strip());
    Files.delete(editions().resolve("opt-outs.txt"));
    assertThat(apply(new SendOptOuts(editions()))).isEmpty();
    assertThat(OptOutFile.read(editions()).haveAll(here)).isTrue();
  }

  private String apply(Step step) {
    try (RemoteShell shell = server.shell()) {
      return step.apply(shell);
    }
  }

  @Test
  @Order(8)
  void theWorkerRunsThereWhereItIsWantedAndEndsWhereItIsNotAnyMore() throws Exception {
    Site both = new Site(SITE.domain(), "", SITE.tls(), SITE.ports(), SITE.memory(), true);
    assertThat(run(release(both, first, Optional.empty()))).contains("started");
    assertThat(
            server.run(
                "ps -o user:20= -p $(cat /run/pretended/bcrecommender-worker.pid) || cat /run/pretended/bcrecommender-worker.log"))
        .isEqualTo(Units.USER);
    assertThat(shown()).as("the edition that is current there").isEqualTo(newEdition);
    assertThat(run(release(first, newEdition))).contains("stopped");
    assertThat(server.run("systemctl is-active bcrecommender-worker || echo ended"))
        .isEqualTo("ended");
  }

  @Test
  @Order(9)
  void aProgramThatDoesNotStartIsRefusedAndVisitorsSeeWhatTheySaw() throws Exception {
    String before = shown();
    Program broken = Programs.without(first, "bcr.jar");
    assertThatThrownBy(() -> run(release(broken, newEdition)))
        .isInstanceOf(UserError.class)
        .hasMessageNotContaining("\n");
    assertThat(shown()).isEqualTo(before);
  }

  @Test
  @Order(10)
  void aFileThatWasDamagedOnTheServerIsFoundAndNamed() throws Exception {
    server.run("echo x >> /opt/bcrecommender/%s/LICENSE".formatted(first.version()));
    assertThatThrownBy(() -> run(release(first, newEdition)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("changed files in it")
        .hasMessageNotContaining("\n");
  }

  @Test
  @Order(11)
  void aCaddyfileOfSomebodyElseIsNotReplaced() throws Exception {
    server.run("sed -i 1d /etc/caddy/Caddyfile");
    Site other = new Site("", "", Tls.OFF, SITE.ports(), SITE.memory(), false);
    assertThatThrownBy(() -> apply(new SendCaddyfile(Caddyfile.of(other))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("one that somebody changed")
        .hasMessageContaining("move it away");
  }
}

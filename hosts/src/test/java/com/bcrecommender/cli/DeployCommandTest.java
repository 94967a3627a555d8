package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bcrecommender.publish.EditionFixture;
import com.bcrecommender.transfer.Credentials;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeployCommandTest {
  private static final String SECRET = "planted-secret-4711";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path home;

  private int bcr(String... arguments) {
    out.reset();
    err.reset();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", home.toString()));
    return Main.run(
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        all.toArray(String[]::new));
  }

  private void oneLine(String part, String... arguments) {
    assertThat(bcr(arguments)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains(part).hasLineCount(1);
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void aDryRunTellsEveryStepWithHashesAndConnectsToNothing() throws Exception {
    assumeTrue(
        Files.exists(Path.of(System.getProperty("bcr.root"), "app/target/bcr.jar")),
        "the program is not built yet (mvn package)");
    String edition = EditionFixture.make(home.resolve("editions"), 1);
    Path secrets =
        Files.writeString(home.resolve(Credentials.FILE), "BCR_SSH_PASSPHRASE = " + SECRET + "\n");
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
    String[] dryRun = {
      "deploy", "root@host.invalid", "--dry-run", "--set", "deploy.domain=music.example.org"
    };
    assertThat(bcr(dryRun)).as(err::toString).isZero();
    String first = out.toString(UTF_8);
    assertThat(first)
        .contains("send the edition " + edition)
        .containsPattern("\\d+\\. send the program 0\\.1\\.0-[0-9a-f]{12}\n")
        .containsPattern("write /etc/caddy/Caddyfile, \\d+ bytes, sha256 [0-9a-f]{64}\n")
        .containsPattern("write /etc/systemd/system/bcrecommender-serve@\\.service, \\d+ bytes")
        .contains("useradd --system")
        .contains("apt-get install -y -q --no-install-recommends caddy")
        .doesNotContain(SECRET);
    assertThat(err.toString(UTF_8)).doesNotContain(SECRET);
    assertThat(bcr(dryRun)).isZero();
    assertThat(out.toString(UTF_8)).as("the same again").isEqualTo(first);
    assertThat(
            bcr(
                "deploy",
                "root@host.invalid",
                "--rollback",
                "--dry-run",
                "--set",
                "deploy.tls=off"))
        .isZero();
    assertThat(out.toString(UTF_8))
        .contains("choose the release before")
        .doesNotContain("send the");
  }

  @Test
  void whatIsMissingIsToldInOneLine() {
    oneLine("bcr deploy user@host, or set deploy.host", "deploy");
    oneLine("deploy.domain: expected the site's name", "deploy", "root@host.invalid");
    oneLine("bcr recommend makes one", "deploy", "root@host.invalid", "--set", "deploy.tls=off");
    oneLine(
        "deploy.host: expected user@host",
        "deploy",
        "nobody",
        "--rollback",
        "--set",
        "deploy.tls=off");
    oneLine("mutually exclusive", "deploy", "root@h", "--with-worker", "--site-only");
    oneLine(
        "deploy.tls: expected auto, internal or off", "deploy", "root@h", "--set", "deploy.tls=x");
  }
}

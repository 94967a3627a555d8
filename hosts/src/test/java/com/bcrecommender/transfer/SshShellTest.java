package com.bcrecommender.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.RemoteShell.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class SshShellTest {
  @TempDir private Path home;

  private SshServer server(String... before) throws Exception {
    SshServer server =
        SshServer.startWithCommands(
            home,
            script ->
                Stream.of(List.of(before), List.of("sh", "-c", script))
                    .flatMap(List::stream)
                    .toList());
    server.privateKey(home, false);
    server.knownHosts(home, server.key());
    return server;
  }

  private static void needRoot() throws IOException, InterruptedException {
    Process id = new ProcessBuilder("id", "-u").start();
    String user = new String(id.getInputStream().readAllBytes(), UTF_8).strip();
    assumeTrue(id.waitFor() == 0 && user.equals("0"), "not root here, user " + user);
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void aScriptGetsItsBytesAndGivesStatusOutputAndComplaints() throws Exception {
    needRoot();
    byte[] bytes = new byte[3_000_000];
    new Random(5).nextBytes(bytes);
    try (SshServer server = server();
        RemoteShell shell = server.shell(home)) {
      Answer answer =
          shell.run(
              "cat > '" + home + "/it''s'; printf 'ü \\n'; echo no >&2; exit 7",
              new ByteArrayInputStream(bytes));
      assertThat(answer).isEqualTo(new Answer(7, "ü \n", "no\n"));
      assertThat(home.resolve("its")).hasBinaryContent(bytes);
      assertThat(shell.run("seq 200000; seq 200000 >&2").out()).hasSize(1_288_895);
      // One that does not read what it is sent.
      assertThat(shell.run("exit 3", new ByteArrayInputStream(bytes)).status()).isEqualTo(3);
      assertThat(shell.run("printf %s " + RemoteShell.quote("a'b $c \"d\" \\")).out())
          .isEqualTo("a'b $c \"d\" \\");
    }
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void aScriptThatEndsWhileItsInputWaitsForItToReadIsNotWaitedFor() throws Exception {
    needRoot();
    try (SshServer server = server();
        RemoteShell shell = server.shell(home)) {
      // By then more is under way than the server takes for one that reads nothing.
      Answer answer =
          shell.run("sleep 1; echo no; exit 3", new ByteArrayInputStream(new byte[30_000_000]));
      assertThat(answer).isEqualTo(new Answer(3, "no\n", ""));
      assertThat(shell.run("echo next").out()).isEqualTo("next\n");
    }
  }

  @Test
  void aUserWhoMayNotBecomeRootIsOneLineThatNamesTheCure() throws Exception {
    needRoot();
    try (SshServer server = server("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")) {
      assertThatThrownBy(() -> server.shell(home))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("expected root on site@127.0.0.1")
          .hasMessageContaining("NOPASSWD")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void anotherUserRunsEachScriptBySudoWithoutAPassword() throws Exception {
    Path bin = Files.createDirectory(home.resolve("bin"));
    script(bin.resolve("id"), "echo ${BECOME:-1000}");
    script(bin.resolve("sudo"), "[ \"$1\" = -n ] || exit 1; shift; BECOME=0 exec \"$@\"");
    try (SshServer server = server("env", "PATH=" + bin + ":/usr/bin:/bin");
        RemoteShell shell = server.shell(home)) {
      assertThat(shell.run("id -u; echo \"it's\"").out()).isEqualTo("0\nit's\n");
    }
  }

  private static void script(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void whatTheOtherSideSaysHoldsNoSecret() throws Exception {
    needRoot();
    try (SshServer server = server();
        RemoteShell shell =
            new SshLogin(
                    "deploy",
                    "site@127.0.0.1:" + server.port(),
                    Optional.of(home.resolve("id_rsa")),
                    Optional.of(home.resolve("known_hosts")))
                .shell(Credentials.read(home, Map.of(Credentials.S3_SECRET, "planted-secret")))) {
      Answer answer = shell.run("echo planted-secret; echo planted-secret >&2");
      assertThat(answer).isEqualTo(new Answer(0, "***\n", "***\n"));
    }
  }

  @Test
  void aMachineThatGoesAwayIsOneLine() throws Exception {
    needRoot();
    SshServer server = server();
    try (RemoteShell shell = server.shell(home)) {
      server.close();
      assertThatThrownBy(() -> shell.run("true"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("run it again: it goes on where it was")
          .hasMessageNotContaining("\n");
    }
  }
}

package com.bcrecommender.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SshHostTest extends HostContract {
  @TempDir private static Path disk;
  private static SshServer server;

  @TempDir Path home;

  @BeforeAll
  static void start() throws Exception {
    server = SshServer.start(disk);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Override
  Host open() throws Exception {
    return server.open(home, "/sites/" + home.getFileName());
  }

  private Credentials nothing() {
    return Credentials.read(home, Map.of());
  }

  @Test
  void aMachineThatIsNotKnownIsNotTrusted() throws Exception {
    Path key = server.privateKey(home, false);
    Path empty = Files.writeString(home.resolve("none"), "");
    assertThatThrownBy(() -> server.login(key, empty).open("/x", nothing()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("ssh-keyscan -p " + server.port())
        .hasMessageNotContaining("\n");
    Path other = server.knownHosts(home, server.userKey());
    assertThatThrownBy(() -> server.login(key, other).open("/x", nothing()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("another one");
  }

  @Test
  void aKeyFileThatOthersMayReadIsRefused() throws Exception {
    Path key = server.privateKey(home, false);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    Path known = server.knownHosts(home, server.key());
    assertThatThrownBy(() -> server.login(key, known).open("/x", nothing()))
        .isInstanceOf(UserError.class)
        .hasMessageEndingWith("chmod 600 " + key);
  }

  @Test
  void aLockedKeyOpensWithThePassphraseOfTheCredentialsOnly() throws Exception {
    Path key = server.privateKey(home, true);
    Path known = server.knownHosts(home, server.key());
    Credentials right =
        Credentials.read(home, Map.of(Credentials.SSH_PASSPHRASE, SshServer.PASSPHRASE));
    try (Host opened = server.login(key, known).open("/locked", right)) {
      opened.put(List.of(new Blob("data/x", new byte[3])));
      assertThat(opened.read("data/x").orElseThrow()).hasSize(3);
    }
    Credentials wrong = Credentials.read(home, Map.of(Credentials.SSH_PASSPHRASE, "open sesame"));
    assertThatThrownBy(() -> server.login(key, known).open("/locked", wrong))
        .isInstanceOf(UserError.class)
        .hasMessageNotContaining("open sesame");
  }

  @Test
  void anAddressThatIsNoneAndAMachineThatDoesNotAnswerAreOneLine() throws Exception {
    Path key = server.privateKey(home, false);
    Path known = server.knownHosts(home, server.key());
    var rest = Optional.of(key);
    for (String address : List.of("", "host", "user@", "user@host:port")) {
      assertThatThrownBy(() ->
              new SshLogin("publish.ssh", address, rest, Optional.of(known)).open("/x", nothing()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("publish.ssh.host: expected user@host");
    }
    assertThatThrownBy(() ->
            new SshLogin("publish.ssh", "site@127.0.0.1:1", rest, Optional.of(known))
                .open("/x", nothing()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("check publish.ssh.host")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aConnectionThatBreaksIsOneLine() throws Exception {
    SshServer failing = SshServer.start(disk);
    try (Host broken = failing.open(home, "/broken")) {
      failing.close();
      assertThatThrownBy(() -> broken.put(List.of(new Blob("data/x", new byte[100_000]))))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("run it again")
          .hasMessageNotContaining("\n");
    }
  }
}

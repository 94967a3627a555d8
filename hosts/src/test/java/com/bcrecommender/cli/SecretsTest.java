package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.TroubleLedger;
import com.bcrecommender.notice.Outlets;
import com.bcrecommender.notice.Trouble;
import com.bcrecommender.notice.Troubles;
import com.bcrecommender.publish.EditionFixture;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.transfer.Credentials;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A secret planted in each credential is in nothing that a command prints, and in no file that it
/// leaves, also where the other side says it back.
class SecretsTest extends TypedCommands {
  private final Map<String, String> secrets = new TreeMap<>();
  private EchoServers servers;
  private Path home;

  @BeforeEach
  void plant() throws Exception {
    for (String name : Credentials.KNOWN) {
      secrets.put(name, "pl4nt+" + name.toLowerCase(Locale.ROOT) + "/Zq7=x");
    }
    secrets.remove(Credentials.WEB_HOOK);
    servers = new EchoServers(String.join(" ", secrets.values()));
    secrets.put(
        Credentials.WEB_HOOK,
        "http://127.0.0.1:%d/hook/pl4nt-web-hook-Zq7x".formatted(servers.httpPort()));
    home = folder.resolve("home");
    EditionFixture.make(home.resolve("editions"), 1);
    Path tsv = Files.writeString(folder.resolve("p.tsv"), "a\t1\nb\t1\nb\t2\nc\t2\n");
    done("import", "preferences", tsv.toString(), "--home", home.toString());
    Files.writeString(
        home.resolve(Settings.FILE),
        """
        serve.port = 0
        notice.command = /bin/sh -c "cat; env; exit 1"
        mail.host = 127.0.0.1
        mail.port = %d
        mail.security = none
        mail.from = bcr@example.org
        mail.to = ann@example.org
        publish.s3.bucket = my-site
        publish.s3.endpoint = http://127.0.0.1:%d
        publish.s3.path-style = true
        backup.s3.bucket = my-backups
        backup.s3.endpoint = http://127.0.0.1:%2$d
        backup.s3.path-style = true
        publish.parse.server = http://127.0.0.1:%2$d/parse
        publish.ssh.host = ann@127.0.0.1:%2$d
        publish.ssh.folder = /site
        publish.ssh.key = %s
        publish.ssh.known-hosts = %3$s
        """
            .formatted(servers.smtpPort(), servers.httpPort(), home.resolve("key")));
    write("key", "no key");
  }

  @AfterEach
  void stop() throws IOException {
    servers.close();
  }

  private void write(String name, String text) throws IOException {
    Files.setPosixFilePermissions(
        Files.writeString(home.resolve(name), text), PosixFilePermissions.fromString("rw-------"));
  }

  private void credentials() throws IOException {
    StringBuilder lines = new StringBuilder();
    secrets.forEach((name, secret) -> lines.append(name).append(" = ").append(secret).append('\n'));
    write(Credentials.FILE, lines.toString());
  }

  /// What each command is called with, besides --home; a command that is not here is called with an
  /// option that no command has.
  private static final Map<String, List<List<String>>> CALLS =
      Map.ofEntries(
          Map.entry("settings", List.of(List.of())),
          Map.entry("status", List.of(List.of())),
          Map.entry("logs", List.of(List.of())),
          Map.entry("backup", List.of(List.of())),
          Map.entry("mail", List.of(List.of(), List.of("--test"))),
          Map.entry("doctor", List.of(List.of(), List.of("--json"), List.of("--deep"))),
          Map.entry(
              "publish",
              List.of(
                  List.of("s3"),
                  List.of("parse"),
                  List.of("ssh"),
                  List.of("s3", "--prune"),
                  List.of("s3", "--rollback"),
                  List.of("folder"))),
          Map.entry("crawl", List.of(List.of("--plan", "ann"), List.of("ann"))),
          Map.entry("edition", List.of(List.of(), List.of("show", "current"))),
          Map.entry("catalog", List.of(List.of())),
          Map.entry("verify", List.of(List.of())),
          Map.entry("explain", List.of(List.of("--fan", "ann", "--tralbum", "a1"))));

  @Test
  void noCommandPrintsOrLeavesASecretOfTheFile() throws Exception {
    credentials();
    List<String> commands =
        new ArrayList<>(BcrCommand.line(System.out, System.err).getSubcommands().keySet());
    assertThat(commands).contains("mail", "doctor", "publish").hasSizeGreaterThan(15);
    for (String command : commands) {
      for (List<String> call : CALLS.getOrDefault(command, List.of(List.of("--nonsense")))) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(call);
        words.addAll(List.of("--home", home.toString()));
        bcr(words.toArray(String[]::new));
        tellsNoSecret(words.toString(), out.toString(UTF_8) + err.toString(UTF_8));
      }
    }
    assertThat(bcr("mail", "--test", "--home", home.toString())).isEqualTo(2);
    assertThat(out.toString(UTF_8))
        .as("all three were tried, and refused")
        .hasLineCount(3)
        .contains("535", "status 403", "ended with status 1")
        .contains("***");
    leavesNoSecret();
  }

  @Test
  void aFileOfCredentialsThatIsRefusedIsNotQuoted() throws Exception {
    credentials();
    Files.setPosixFilePermissions(
        home.resolve(Credentials.FILE), PosixFilePermissions.fromString("rw-r--r--"));
    for (String command : List.of("mail", "doctor", "status", "settings")) {
      bcr(command, "--home", home.toString());
      tellsNoSecret(command, out.toString(UTF_8) + err.toString(UTF_8));
    }
    write(
        Credentials.FILE,
        String.join("\n", secrets.values())
            + "\nBCR_MAIL_PASWORD = "
            + secrets.get(Credentials.MAIL_PASSWORD));
    for (String command : List.of("mail", "doctor")) {
      assertThat(bcr(command, "--home", home.toString())).isPositive();
      tellsNoSecret(command, out.toString(UTF_8) + err.toString(UTF_8));
    }
  }

  /// In processes of their own, since the environment is a process's.
  @Test
  void noCommandPrintsASecretOfTheEnvironment() throws Exception {
    for (List<String> call :
        List.of(
            List.of("mail", "--test"),
            List.of("doctor"),
            List.of("publish", "s3"),
            List.of("settings"))) {
      List<String> words =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName()));
      words.addAll(call);
      words.addAll(List.of("--home", home.toString()));
      ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.environment().putAll(secrets);
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      process.waitFor();
      assertThat(said).isNotBlank();
      tellsNoSecret(call.toString(), said);
    }
    leavesNoSecret();
  }

  @Test
  void noMessageOfTheWorkerKeepsASecret() throws Exception {
    credentials();
    Credentials all = Credentials.read(home, Map.of());
    Path catalog = home.resolve("catalog.sqlite");
    try (Troubles troubles =
        Troubles.open(
            catalog,
            Outlets.of(Settings.read(home, Map.of(), Map.of()), all),
            all,
            InstantSource.system())) {
      troubles.happened(
          Trouble.of("job.publish", "Refused: " + secrets.values(), Instant.now())
              .with("found", URLEncoder.encode(secrets.values().toString(), UTF_8))
              .output(
                  secrets.values().stream()
                      .map(secret ->
                          Base64.getEncoder().encodeToString(("user:" + secret).getBytes(UTF_8)))
                      .toList()));
      troubles.tick();
      for (int tries = 0; tries < 1000 && troubles.standing().outages().size() < 3; tries++) {
        Thread.sleep(10);
      }
      assertThat(troubles.standing().outages()).hasSize(3);
    }
    tellsNoSecret("the catalog's rows", new TroubleLedger(catalog).read().toString());
    leavesNoSecret();
  }

  private void leavesNoSecret() throws IOException {
    Files.deleteIfExists(home.resolve(Credentials.FILE));
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        tellsNoSecret(file.toString(), Files.readString(file, ISO_8859_1));
      }
    }
  }

  /// Base64 by the middle of each secret, which is the same at every place in a longer text but for
  /// its alignment.
  private void tellsNoSecret(String where, String text) {
    secrets.forEach((name, secret) -> {
      assertThat(text).as("%s of %s", where, name).doesNotContain(secret);
      assertThat(text)
          .as("%s of %s, in an address", where, name)
          .doesNotContain(URLEncoder.encode(secret, UTF_8));
      for (int cut = 0; cut < 3; cut++) {
        String middle = secret.substring(cut, cut + (secret.length() - cut) / 3 * 3);
        assertThat(text)
            .as("%s of %s, in base64", where, name)
            .doesNotContain(Base64.getEncoder().encodeToString(middle.getBytes(UTF_8)));
      }
    });
    assertThat(text).as(where).doesNotContain("pl4nt");
  }
}

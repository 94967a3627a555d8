package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.notice.MailServer;
import com.bcrecommender.notice.TlsDoor;
import com.bcrecommender.notice.Trouble;
import com.bcrecommender.notice.Troubles;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.transfer.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `bcr mail` as an operator meets it.
class MailCommandTest extends TypedCommands {
  private int mail(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "mail";
    arguments[1] = "--home";
    arguments[2] = folder.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return bcr(arguments);
  }

  private void credentials(String text) throws IOException {
    Path file = Files.writeString(folder.resolve(Credentials.FILE), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private void settings(String text) throws IOException {
    Files.writeString(folder.resolve(Settings.FILE), text);
  }

  @Test
  void theTestSaysOfEveryWayHowItWent() throws Exception {
    try (MailServer server = MailServer.start(0);
        TlsDoor door = TlsDoor.open(server.port(), true, folder)) {
      settings(
          """
          mail.host = 127.0.0.1
          mail.port = %d
          mail.certificate = %s
          mail.from = bcr@example.org
          mail.to = ann@example.org
          notice.command = /bin/cat
          """
              .formatted(door.port(), door.certificate()));
      credentials(
          "BCR_MAIL_USER = %s\nBCR_MAIL_PASSWORD = %s\n"
              .formatted(MailServer.USER, MailServer.PASSWORD));
      assertThat(mail("--test")).as(err::toString).isZero();
      assertThat(out.toString(UTF_8).lines())
          .containsExactly(
              "mail      sent to ann@example.org by 127.0.0.1:" + door.port(),
              "command   sent to /bin/cat");
      assertThat(server.received()).hasSize(1);
      assertThat(server.received().getFirst().getSubject())
          .isEqualTo("[bcr] A test: this way to you works");

      credentials("BCR_MAIL_USER = ann-at-the-relay\nBCR_MAIL_PASSWORD = wrong-Pass\n");
      assertThat(mail("--test", "--set", "notice.command=/bin/false")).isEqualTo(2);
      assertThat(out.toString(UTF_8).lines()).hasSize(2);
      assertThat(out.toString(UTF_8))
          .contains("mail      NOT SENT to ann@example.org by 127.0.0.1:" + door.port() + ": 535")
          .contains("; check BCR_MAIL_USER and BCR_MAIL_PASSWORD")
          .contains(
              "command   NOT SENT to /bin/false: /bin/false ended with status 1; run it by hand")
          .doesNotContain("wrong-Pass");
    }
  }

  @Test
  void withoutAWayToTellTheTestSaysWhatToSet() {
    assertThat(mail("--test")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("mail.host", "notice.command", "BCR_WEB_HOOK")
        .hasLineCount(1);
  }

  @Test
  void halfASettingIsRefusedInOneLine() {
    refused("mail.host: expected the mail server", "mail.to=ann@example.org");
    refused("mail.from: expected a mail address", "mail.host=localhost", "mail.to=ann@example.org");
    refused("mail.to: expected a mail address", "mail.host=localhost", "mail.from=a@example.org");
    refused(
        "mail.to: expected a mail address such as ann@example.org, found \"ann\"",
        "mail.host=localhost",
        "mail.from=a@example.org",
        "mail.to=ann");
    refused(
        "mail.security: expected starttls or tls for a server on another machine",
        "mail.host=mail.example.org",
        "mail.security=none",
        "mail.from=a@example.org",
        "mail.to=b@example.org");
  }

  private void refused(String part, String... settings) {
    String[] arguments = new String[2 * settings.length];
    for (int s = 0; s < settings.length; s++) {
      arguments[2 * s] = "--set";
      arguments[2 * s + 1] = settings[s];
    }
    assertThat(mail(arguments)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains(part).hasLineCount(1);
  }

  @Test
  void whatIsWrongAndWhatWaitsIsListed() throws Exception {
    assertThat(mail()).isZero();
    assertThat(out.toString(UTF_8))
        .contains("wrong     nothing is known to be wrong")
        .contains("outlets   none is set, so nobody is told");
    Path catalog = folder.resolve("catalog.sqlite");
    Catalog.open(catalog).close();
    settings("notice.command = /bin/false\n");
    Settings settings = Settings.read(folder, Map.of(), Map.of());
    Credentials none = Credentials.read(folder, Map.of());
    try (Troubles troubles =
        Troubles.open(
            catalog,
            com.bcrecommender.notice.Outlets.of(settings, none),
            none,
            InstantSource.fixed(Instant.parse("2026-11-01T08:00:00Z")))) {
      troubles.happened(
          Trouble.of("job.crawl", "The crawl failed", Instant.parse("2026-11-01T08:00:00Z"))
              .with("what to do", "run bcr crawl by hand")
              .output(List.of("bcr: no network")));
      troubles.tick();
      for (int tries = 0; tries < 500 && troubles.standing().outages().isEmpty(); tries++) {
        Thread.sleep(10);
      }
    }
    assertThat(mail()).isZero();
    assertThat(out.toString(UTF_8))
        .contains("wrong     job.crawl: The crawl failed; since 2026-11-01T08:00:00Z, once")
        .contains("what to do: run bcr crawl by hand")
        .contains("    bcr: no network")
        .contains("command   to /bin/false")
        .contains(
            "command   takes nothing since 2026-11-01T08:00:00Z, tried again at 2026-11-01T08:01:00Z: /bin/false ended with status 1")
        .contains("waits     for command: The crawl failed");
  }
}

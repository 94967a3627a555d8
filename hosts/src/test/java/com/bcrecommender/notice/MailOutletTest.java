package com.bcrecommender.notice;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.notice.Mailbox.Security;
import com.bcrecommender.transfer.Credentials;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailOutletTest extends OutletContract {
  /// Where the certificate is, which takes a second to make.
  @TempDir private static Path keys;

  private MailServer server;
  private TlsDoor door;
  private ServerSocket other;

  @BeforeEach
  void start() throws Exception {
    server = MailServer.start(0);
    door = TlsDoor.open(server.port(), true, keys);
    other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    door.close();
    other.close();
  }

  private MailOutlet outlet(int port, Security security, boolean trusted) {
    return outlet(port, security, trusted, credentials());
  }

  private MailOutlet outlet(int port, Security security, boolean trusted, Credentials login) {
    Optional<Path> certificate = trusted ? Optional.of(door.certificate()) : Optional.empty();
    return new MailOutlet(
        new Mailbox(
            "127.0.0.1",
            port,
            security,
            certificate,
            "bcr@example.org",
            List.of("ann@example.org"),
            "bcr"),
        login);
  }

  private Credentials login(String user, String password) {
    return Credentials.read(
        folder, Map.of(Credentials.MAIL_USER, user, Credentials.MAIL_PASSWORD, password));
  }

  @Override
  Outlet working() {
    return outlet(door.port(), Security.STARTTLS, true);
  }

  @Override
  List<Received> received() throws Exception {
    List<Received> received = new ArrayList<>();
    for (MimeMessage mail : server.received()) {
      received.add(new Received(mail.getSubject(), mail.getContent().toString()));
    }
    return received;
  }

  /// Says back what it was sent, as some servers do.
  @Override
  Outlet refusing() {
    script(line ->
        line.startsWith("EHLO")
            ? "250-there\r\n250 AUTH PLAIN LOGIN"
            : "535 5.7.8 not " + line + " of " + USER + " with " + SECRET);
    return outlet(other.getLocalPort(), Security.NONE, false);
  }

  private void script(UnaryOperator<String> answers) {
    Thread.ofVirtual()
        .start(() -> {
          try (Socket client = other.accept();
              OutputStream out = client.getOutputStream();
              BufferedReader in =
                  new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
            out.write("220 there\r\n".getBytes(US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
              out.write((answers.apply(line) + "\r\n").getBytes(US_ASCII));
            }
          } catch (IOException e) {
            // The client has gone.
          }
        });
  }

  @Override
  Outlet unreachable() throws IOException {
    other.close();
    return outlet(other.getLocalPort(), Security.NONE, false);
  }

  @Override
  Outlet slow() {
    return outlet(other.getLocalPort(), Security.NONE, false);
  }

  @Override
  boolean isLetGo() throws IOException {
    other.setSoTimeout(2000);
    try (Socket asked = other.accept()) {
      asked.setSoTimeout(2000);
      asked.getInputStream().readAllBytes();
      return true;
    }
  }

  @Test
  void aMailSaysThatAProgramWroteItAndThoseOfOneKindBelongTogether() throws Exception {
    working().send(ONE);
    working().send(TWO);
    working().send(ONE);
    List<MimeMessage> mails = server.received();
    MimeMessage first = mails.getFirst();
    assertThat(first.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(first.getHeader("Message-ID")).containsExactly("<began.job.crawl.1@example.org>");
    assertThat(mails.getLast().getMessageID())
        .as("what is sent again can be told")
        .isEqualTo(first.getMessageID());
    assertThat(first.getHeader("References")).containsExactly("<job.crawl.bcr@example.org>");
    assertThat(mails.get(1).getHeader("References")).isEqualTo(first.getHeader("References"));
    assertThat(first.getContentType()).startsWith("text/plain").contains("UTF-8");
    assertThat(first.getSentDate()).isEqualTo(java.util.Date.from(ONE.made()));
    assertThat(first.getFrom()[0]).hasToString("bcr@example.org");
    assertThat(first.getAllRecipients()[0]).hasToString("ann@example.org");
  }

  @Test
  void aSubjectAddsNoHeader() throws Exception {
    working().send(new Message("a.1", "a", "x\r\nBcc: all@example.org", "body", HandClock.BEGIN));
    assertThat(server.received().getFirst().getHeader("Bcc")).isNull();
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void mailGoesEncryptedFromTheFirstByteOn() throws Exception {
    try (TlsDoor tls = TlsDoor.open(server.port(), false, keys)) {
      outlet(tls.port(), Security.TLS, true).send(ONE);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aServerWhoseCertificateNobodyHasSignedGetsNeitherLoginNorMail() {
    notSent(
        outlet(door.port(), Security.STARTTLS, false), "unable to find valid", "mail.certificate");
    assertThat(server.received()).isEmpty();
  }

  @Test
  void aServerThatDoesNotEncryptGetsNeitherLoginNorMail() {
    notSent(
        outlet(server.port(), Security.STARTTLS, true),
        "STARTTLS is required",
        "mail.security = tls");
    assertThat(server.received()).isEmpty();
  }

  @Test
  void theWrongPortForTheKindOfEncryptionIsToldAsThat() throws Exception {
    notSent(outlet(door.port(), Security.TLS, true), "", "mail.port and mail.security");
  }

  @Test
  void aWrongPasswordIsToldAsThat() {
    notSent(
        outlet(door.port(), Security.STARTTLS, true, login(USER, "another")),
        "535",
        "BCR_MAIL_USER and BCR_MAIL_PASSWORD");
    assertThatThrownBy(
            () -> outlet(door.port(), Security.STARTTLS, true, login(USER, "another")).probe())
        .isInstanceOf(NotSent.class);
  }

  @Test
  void aUserWithoutAPasswordIsToldAsThat() {
    notSent(
        outlet(
            door.port(),
            Security.STARTTLS,
            true,
            Credentials.read(folder, Map.of(Credentials.MAIL_USER, USER))),
        "alone",
        "set both");
  }

  @Test
  void aNameWithoutAnAddressIsToldAsThat() {
    MailOutlet outlet =
        new MailOutlet(
            new Mailbox(
                "no-such-host.invalid",
                587,
                Security.STARTTLS,
                Optional.empty(),
                "a@example.org",
                List.of("b@example.org"),
                "bcr"),
            credentials());
    notSent(outlet, "no-such-host.invalid", "check mail.host");
  }

  @Test
  void aRefusedAddressIsToldAsThat() {
    script(line ->
        line.startsWith("MAIL")
            ? "553 5.7.1 not your address"
            : line.startsWith("EHLO") ? "250 x" : "250 ok");
    notSent(
        outlet(other.getLocalPort(), Security.NONE, false, Credentials.read(folder, Map.of())),
        "553 5.7.1 not your address",
        "check that mail.from may send");
  }

  @Test
  void aServerThatWantsALoginSaysSo() {
    script(line -> line.startsWith("MAIL") ? "530 5.7.0 authentication required" : "250 ok");
    notSent(
        outlet(other.getLocalPort(), Security.NONE, false, Credentials.read(folder, Map.of())),
        "530",
        "set BCR_MAIL_USER and BCR_MAIL_PASSWORD");
  }

  private static void notSent(Outlet outlet, String found, String cure) {
    assertThatThrownBy(() -> outlet.send(ONE))
        .isInstanceOfSatisfying(
            NotSent.class,
            none -> {
              assertThat(none.found()).contains(found).doesNotContain("\n");
              assertThat(none.cure()).contains(cure);
              assertThat(none.line()).doesNotContain(SECRET).doesNotContain(USER);
            });
  }

  @Test
  void probingLogsInAndSendsNothing() throws Exception {
    outlet(door.port(), Security.STARTTLS, true).probe();
    assertThat(server.received()).isEmpty();
  }

  /// The whole way: a server that is down, then up again.
  @Test
  void whatHappenedWhileTheServerWasDownArrivesOnceWhenItIsUp() throws Exception {
    Path catalog = folder.resolve("catalog.sqlite");
    Catalog.open(catalog).close();
    int port = server.port();
    HandClock clock = new HandClock();
    server.close();
    try (Troubles troubles =
        Troubles.open(
            catalog, List.of(outlet(door.port(), Security.STARTTLS, true)), credentials(), clock)) {
      troubles.happened(
          Trouble.of("job.crawl", "The crawl failed", clock.instant()).with("found", SECRET));
      troubles.tick();
      await(() -> !troubles.standing().outages().isEmpty());
      server = MailServer.start(port);
      clock.pass(Duration.ofMinutes(2));
      troubles.tick();
      await(() -> troubles.standing().waiting().isEmpty());
      clock.pass(Duration.ofMinutes(2));
      troubles.tick();
    }
    assertThat(received()).hasSize(1);
    assertThat(received().getFirst().subject()).isEqualTo("[bcr] The crawl failed");
    assertThat(received().getFirst().body()).contains("This is late").doesNotContain(SECRET);
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    for (int tries = 0; tries < 3000 && !condition.holds(); tries++) {
      Thread.sleep(20);
    }
    assertThat(condition.holds()).isTrue();
  }
}

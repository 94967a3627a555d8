package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.doctor.Doctor;
import com.bcrecommender.doctor.Examination;
import com.bcrecommender.doctor.Finding;
import com.bcrecommender.doctor.Finding.Level;
import com.bcrecommender.doctor.Machine;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.notice.MailServer;
import com.bcrecommender.notice.TlsDoor;
import com.bcrecommender.publish.EditionFixture;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.transfer.BucketServer;
import com.bcrecommender.transfer.Credentials;
import com.bcrecommender.transfer.SshServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bcr doctor` at a mail server, a bucket and a machine reached by ssh, well and not.
class DoctorHostsTest {
  @TempDir private static Path keys;

  @TempDir Path folder;

  private MailServer mail;
  private TlsDoor door;
  private BucketServer bucket;
  private SshServer ssh;
  private Path home;
  private InstantSource clock = InstantSource.system();

  @BeforeEach
  void start() throws Exception {
    mail = MailServer.start(0);
    door = TlsDoor.open(mail.port(), true, keys);
    bucket = BucketServer.start(folder.resolve("objects"));
    ssh = SshServer.start(Files.createDirectories(folder.resolve("machine")));
    home = Files.createDirectories(folder.resolve("home"));
    EditionFixture.make(home.resolve("editions"), 1);
    Path keyring = Files.createDirectories(home.resolve("ssh"));
    ssh.open(keyring, "/site").close();
    Files.writeString(
        home.resolve(Settings.FILE),
        """
        serve.port = 0
        mail.host = 127.0.0.1
        mail.port = %d
        mail.certificate = %s
        mail.from = bcr@example.org
        mail.to = ann@example.org
        publish.s3.bucket = %s
        publish.s3.endpoint = %s
        publish.s3.path-style = true
        publish.ssh.host = site@127.0.0.1:%d
        publish.ssh.folder = /site
        publish.ssh.key = %s
        publish.ssh.known-hosts = %s
        """
            .formatted(
                door.port(),
                door.certificate(),
                BucketServer.BUCKET,
                bucket.address(),
                ssh.port(),
                keyring.resolve("id_rsa"),
                keyring.resolve("known_hosts")));
    credentials(MailServer.PASSWORD, BucketServer.SECRET);
  }

  @AfterEach
  void stop() throws IOException {
    mail.close();
    door.close();
    bucket.close();
    ssh.close();
  }

  private void credentials(String password, String secret) throws IOException {
    Files.setPosixFilePermissions(
        Files.writeString(
            home.resolve(Credentials.FILE),
            """
            BCR_MAIL_USER = %s
            BCR_MAIL_PASSWORD = %s
            AWS_ACCESS_KEY_ID = %s
            AWS_SECRET_ACCESS_KEY = %s
            """
                .formatted(MailServer.USER, password, BucketServer.KEY_ID, secret)),
        PosixFilePermissions.fromString("rw-------"));
  }

  private List<Finding> examine(String... checks) throws IOException {
    Home layout = new Home(home);
    return Doctor.examine(
            Examination.of(
                layout,
                Map.of(),
                Map.of(),
                Machine.here(home),
                clock,
                false,
                target ->
                    new HostChoice(layout, Settings.read(home, Map.of(), Map.of()), Map.of(), null)
                        .open(HostChoice.Target.valueOf(target.toUpperCase(Locale.ROOT)))),
            finding -> {})
        .stream()
        .filter(finding -> List.of(checks).contains(finding.check()))
        .toList();
  }

  private void only(Level level, String check, String cure) throws IOException {
    List<Finding> findings =
        examine("mail", "s3", "ssh", "names", "clock").stream()
            .filter(finding -> finding.level() != Level.OK)
            .toList();
    assertThat(findings).as("%s", findings).hasSize(1);
    assertThat(findings.getFirst().check()).isEqualTo(check);
    assertThat(findings.getFirst().level()).isEqualTo(level);
    assertThat(findings.getFirst().found() + "; " + findings.getFirst().cure())
        .contains(cure)
        .doesNotContain(BucketServer.SECRET)
        .doesNotContain(MailServer.PASSWORD);
  }

  @Test
  void whereAllHostsAreWellNothingIsFoundAndNothingIsLeftThere() throws Exception {
    assertThat(examine("mail", "s3", "ssh", "names", "clock"))
        .extracting(Finding::check)
        .contains("mail", "s3", "ssh", "names", "clock");
    assertThat(examine("mail", "s3", "ssh", "names", "clock"))
        .allSatisfy(finding -> assertThat(finding.level()).as("%s", finding).isEqualTo(Level.OK));
    assertThat(mail.received()).isEmpty();
    assertThat(folder.resolve("machine/site/.probe/bcr-doctor.txt")).doesNotExist();
    assertThat(
            folder.resolve("objects").resolve(BucketServer.BUCKET).resolve(".probe/bcr-doctor.txt"))
        .doesNotExist();
  }

  @Test
  void aWrongPasswordOfTheMailServerIsFound() throws Exception {
    credentials("another-one", BucketServer.SECRET);
    only(Level.WRONG, "mail", "check BCR_MAIL_USER and BCR_MAIL_PASSWORD");
  }

  @Test
  void aWrongKeyOfTheBucketIsFound() throws Exception {
    credentials(MailServer.PASSWORD, "another-one");
    only(Level.WRONG, "s3", "check the credentials");
  }

  @Test
  void aBucketThatLetsNothingBeDeletedIsFound() throws Exception {
    bucket.close();
    bucket = BucketServer.startWithoutDeleting(folder.resolve("objects"));
    setting("publish.s3.endpoint = " + bucket.address());
    only(Level.WARN, "s3", "give the key that right");
  }

  @Test
  void aMachineWhoseKeyIsUnknownIsFound() throws Exception {
    Files.writeString(home.resolve("ssh/known_hosts"), "");
    only(Level.WRONG, "ssh", "ssh-keyscan");
  }

  @Test
  void aClockThatTheBucketDoesNotAgreeWithIsFound() throws Exception {
    // The bucket's client signs by the system's clock, which is right.
    clock = InstantSource.offset(InstantSource.system(), Duration.ofHours(2));
    only(Level.WRONG, "clock", "earlier by the clock of " + bucket.address());
  }

  @Test
  void aHostThatShowsAnotherEditionIsFound() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(said, true, UTF_8);
    assertThat(Main.run(print, print, "publish", "s3", "--home", home.toString()))
        .as(() -> said.toString(UTF_8))
        .isZero();
    assertThat(examine("s3"))
        .extracting(Finding::found)
        .anyMatch(found -> found.startsWith("it shows the current edition"));
    String second = EditionFixture.make(home.resolve("editions"), 2);
    Editions.in(home.resolve("editions")).switchTo(second);
    only(Level.WARN, "s3", "run bcr publish s3");
  }

  private void setting(String line) throws IOException {
    Files.writeString(home.resolve(Settings.FILE), line + "\n", StandardOpenOption.APPEND);
  }
}

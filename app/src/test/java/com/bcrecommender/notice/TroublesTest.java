package com.bcrecommender.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.TroubleLedger;
import com.bcrecommender.catalog.TroubleLedger.Standing;
import com.bcrecommender.transfer.Credentials;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Telling the operator, over restarts, outages of outlets, and a catalog that cannot be written.
class TroublesTest {
  private static final String SECRET = "s3cr3t/with+odd=signs";

  @TempDir Path folder;

  private final HandClock clock = new HandClock();
  private final RecordingOutlet mail = new RecordingOutlet("mail");
  private final RecordingOutlet hook = new RecordingOutlet("web-hook");
  private Path catalog;

  @BeforeEach
  void makeCatalog() {
    catalog = folder.resolve("catalog.sqlite");
    Catalog.open(catalog).close();
  }

  private Troubles open(Outlet... outlets) {
    return new Troubles(
        new TroubleLedger(catalog),
        List.of(outlets),
        Credentials.read(folder, Map.of(Credentials.MAIL_PASSWORD, SECRET)),
        clock,
        Runnable::run);
  }

  private Trouble trouble(String kind) {
    return Trouble.of(kind, "It broke: " + kind, clock.instant()).with("what to do", "mend it");
  }

  private static void tick(Troubles troubles, HandClock clock, Duration time) {
    for (long minute = 0; minute < time.toMinutes(); minute++) {
      clock.pass(Duration.ofMinutes(1));
      troubles.tick();
    }
  }

  @Test
  void everyOutletGetsEverythingOnce() {
    try (Troubles troubles = open(mail, hook)) {
      troubles.happened(trouble("a"));
      troubles.happened(trouble("a"));
      tick(troubles, clock, Duration.ofMinutes(5));
      troubles.healed("a");
      tick(troubles, clock, Duration.ofMinutes(5));
    }
    assertThat(mail.subjects()).containsExactly("It broke: a", "Over: It broke: a");
    assertThat(hook.subjects()).isEqualTo(mail.subjects());
    assertThat(mail.taken.getFirst().body()).contains("what to do: mend it");
  }

  @Test
  void aRestartTellsNothingTwiceAndForgetsNothing() {
    try (Troubles troubles = open(mail)) {
      troubles.happened(trouble("a"));
      troubles.tick();
      troubles.happened(trouble("b"));
    }
    try (Troubles troubles = open(mail)) {
      troubles.happened(trouble("a"));
      troubles.tick();
      assertThat(mail.subjects()).containsExactly("It broke: a", "It broke: b");
      tick(troubles, clock, Duration.ofHours(25));
      assertThat(mail.subjects()).last().isEqualTo("Digest: 2 still wrong");
      assertThat(mail.taken.getLast().body()).contains("twice");
    }
  }

  @Test
  void whatCouldNotBeSentIsSentOnceWhenItCanBeWithWhatHasBecomeOfIt() {
    mail.down = true;
    try (Troubles troubles = open(mail)) {
      troubles.happened(trouble("a"));
      tick(troubles, clock, Duration.ofHours(2));
      assertThat(mail.asked).as("tries in two hours").isBetween(6, 8);
      troubles.happened(trouble("a"));
    }
    mail.down = false;
    try (Troubles troubles = open(mail)) {
      tick(troubles, clock, Duration.ofHours(2));
      assertThat(mail.subjects().stream().filter(subject -> subject.equals("It broke: a")))
          .hasSize(1);
      assertThat(mail.taken.getFirst().body())
          .contains("This is late: nothing could be sent since 2026-11-01 08:01:00 UTC")
          .contains("the list is shut; open it")
          .contains("twice");
    }
  }

  @Test
  void afterALongOutageOneMessageSumsUp() {
    mail.down = true;
    try (Troubles troubles = open(mail, hook)) {
      for (int kind = 0; kind < 50; kind++) {
        troubles.happened(trouble("kind" + kind));
        tick(troubles, clock, Duration.ofMinutes(10));
      }
      tick(troubles, clock, Duration.ofHours(30));
      troubles.healed("kind7");
      mail.down = false;
      tick(troubles, clock, Duration.ofHours(2));
    }
    assertThat(mail.taken).hasSize(1);
    assertThat(mail.taken.getFirst().subject()).matches("5[0-9] messages that had to wait; .*");
    assertThat(mail.taken.getFirst().body())
        .contains("It broke: kind0 (kind0): lasts")
        .contains("It broke: kind7 (kind7): over since")
        .contains("---- 2026-11-01 08:00:00 UTC");
    assertThat(hook.subjects())
        .as("the other outlet tells that the first is out")
        .contains("The outlet mail takes nothing", "Over: The outlet mail takes nothing");
    assertThat(hook.taken.stream().filter(one -> one.thread().equals("outlet.mail"))).hasSize(2);
  }

  @Test
  void withoutOutletsTroublesAreKeptToBeLookedUp() {
    try (Troubles troubles = open()) {
      troubles.happened(trouble("a"));
      troubles.tick();
    }
    Standing standing = new TroubleLedger(catalog).read();
    assertThat(standing.spells()).hasSize(1);
    assertThat(standing.waiting()).isEmpty();
  }

  @Test
  void aCatalogThatIsDamagedHoldsUpNothingAndGetsAllOfItWhenItIsBack() throws Exception {
    byte[] whole = Files.readAllBytes(catalog);
    Files.writeString(catalog, "no database, but long enough to have a header. ".repeat(40));
    try (Troubles troubles = open(mail)) {
      troubles.happened(trouble("catalog"));
      troubles.tick();
      assertThat(mail.subjects()).containsExactly("It broke: catalog");
      Files.write(catalog, whole);
      try (Troubles earlier = open()) {
        earlier.happened(trouble("earlier"));
      }
      mail.down = true;
      troubles.happened(trouble("b"));
    }
    Standing standing = new TroubleLedger(catalog).read();
    assertThat(standing.spells())
        .extracting(TroubleLedger.Spell::kind)
        .containsExactly("b", "catalog", "earlier");
    assertThat(standing.waiting()).hasSize(1);
  }

  @Test
  void aCatalogThatAnotherProcessWritesHoldsUpForASecondOnly() throws Exception {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + catalog);
        Statement statement = other.createStatement();
        Troubles troubles = open(mail)) {
      statement.execute("BEGIN IMMEDIATE");
      long began = System.nanoTime();
      troubles.happened(trouble("a"));
      for (int again = 0; again < 20; again++) {
        troubles.happened(trouble("a"));
      }
      troubles.tick();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
      assertThat(mail.subjects()).containsExactly("It broke: a");
      statement.execute("COMMIT");
      troubles.healed("a");
    }
    assertThat(new TroubleLedger(catalog).read().spells().getFirst().times()).isEqualTo(21);
  }

  @Test
  void noSecretIsKeptOrSent() throws Exception {
    try (Troubles troubles = open(mail)) {
      troubles.happened(
          Trouble.of("a", "Refused " + SECRET, clock.instant())
              .with("found", "https://x.example/?key=s3cr3t%2Fwith%2Bodd%3Dsigns")
              .output(List.of("password " + SECRET)));
      troubles.tick();
    }
    assertThat(mail.taken.toString()).doesNotContain(SECRET).doesNotContain("odd").contains("***");
    assertThat(Files.readString(catalog, StandardCharsets.ISO_8859_1)).doesNotContain("odd");
  }

  @Test
  void aFaultOfAnOutletsOwnEndsNothing() {
    Outlet broken =
        new Outlet() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public String target() {
            return "nowhere";
          }

          @Override
          public void send(Message message) {
            throw new IllegalStateException("with " + SECRET);
          }
        };
    try (Troubles troubles = open(broken, mail)) {
      troubles.happened(trouble("a"));
      troubles.tick();
      assertThat(mail.subjects()).containsExactly("It broke: a");
      assertThat(troubles.standing().outages().getFirst().why())
          .contains("a fault in bcr itself: java.lang.IllegalStateException")
          .doesNotContain(SECRET);
    }
  }
}

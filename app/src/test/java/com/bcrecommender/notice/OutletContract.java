package com.bcrecommender.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.bcrecommender.transfer.Credentials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every outlet promises.
abstract class OutletContract {
  static final String USER = "ann-at-the-relay";
  static final String SECRET = "w0rd/of+pass=0";
  static final Duration LIMIT = Duration.ofSeconds(20);

  static final Message ONE =
      new Message(
          "began.job.crawl.1",
          "job.crawl",
          "The crawl failed: café",
          "Zwölf Jäger.\n.\n" + "long ".repeat(400) + "\n  found: \"nothing\"\n",
          HandClock.BEGIN);

  static final Message TWO =
      new Message("healed.job.crawl.1", "job.crawl", "Over", "well", HandClock.BEGIN);

  @TempDir Path folder;

  /// What has arrived.
  ///
  /// @param subject with what calls the installation
  record Received(String subject, String body) {}

  /// One that reaches its other side.
  abstract Outlet working() throws Exception;

  /// One whose other side says no, with the secrets in its answer.
  abstract Outlet refusing() throws Exception;

  /// One whose other side is not there.
  abstract Outlet unreachable() throws Exception;

  /// One whose other side never comes to an end.
  abstract Outlet slow() throws Exception;

  /// What the working one's other side has got.
  abstract List<Received> received() throws Exception;

  final Credentials credentials() {
    return Credentials.read(
        folder, Map.of(Credentials.MAIL_USER, USER, Credentials.MAIL_PASSWORD, SECRET));
  }

  @Test
  void messagesArriveWholeAndInOrder() throws Exception {
    Outlet outlet = working();
    TimeLimit.send(outlet, ONE, LIMIT);
    TimeLimit.send(outlet, TWO, LIMIT);
    List<Received> received = received();
    assertThat(received)
        .extracting(Received::subject)
        .containsExactly("[bcr] The crawl failed: café", "[bcr] Over");
    assertThat(received.getFirst().body().replace("\r\n", "\n").strip())
        .isEqualTo(ONE.body().strip());
  }

  @Test
  void whatIsRefusedIsToldInOneLineWithACureAndWithoutSecrets() throws Exception {
    Outlet outlet = refusing();
    NotSent refused = catchThrowableOfType(NotSent.class, () -> TimeLimit.send(outlet, ONE, LIMIT));
    assertThat(refused.line())
        .contains("; ")
        .doesNotContain("\n")
        .doesNotContain(SECRET)
        .doesNotContain(USER);
    assertThat(refused.cure()).isNotBlank();
    assertThat(refused).hasNoCause();
  }

  @Test
  void whoIsNotThereIsToldWithWhatToCheck() throws Exception {
    Outlet outlet = unreachable();
    assertThatThrownBy(() -> TimeLimit.send(outlet, ONE, LIMIT))
        .isInstanceOfSatisfying(
            NotSent.class, none -> assertThat(none.cure()).containsPattern("check|run it by hand"));
  }

  @Test
  void whoNeverAnswersIsLeftWhenTheTimeIsUp() throws Exception {
    Outlet outlet = slow();
    long began = System.nanoTime();
    assertThatThrownBy(() -> TimeLimit.send(outlet, ONE, Duration.ofMillis(700)))
        .isInstanceOf(NotSent.class)
        .hasMessageContaining("no answer within");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    assertThat(isLetGo()).as("nothing is left waiting").isTrue();
  }

  /// Whether what the slow one had begun has ended; waits a moment for it.
  abstract boolean isLetGo() throws Exception;

  @Test
  void itsNameAndWhereItLeadsHoldNoSecret() throws Exception {
    Outlet outlet = working();
    assertThat(outlet.name()).matches("[a-z-]+");
    assertThat(outlet.target()).isNotBlank().doesNotContain(SECRET).doesNotContain(USER);
  }
}

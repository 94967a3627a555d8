package com.bcrecommender.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.FakeParse.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParseHostTest extends ParseContract {
  @TempDir Path home;
  private FakeParse parse;

  @BeforeEach
  @Override
  void openHost() throws IOException {
    parse = FakeParse.start();
    host = open();
  }

  @AfterEach
  void stop() {
    parse.close();
  }

  @Override
  Host open() {
    return parse.open(home);
  }

  private List<Blob> blobs(int count) {
    List<Blob> blobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blobs.add(new Blob(name(7 * i), bytes(i)));
    }
    return blobs;
  }

  @Test
  void aBatchIsOneRequestOnceItsPrefixIsListed() {
    host.list("FanList/%016x/".formatted(0));
    parse.faults((number, path) -> Fault.NONE);
    host.put(blobs(50));
    assertThat(parse.requests()).isEqualTo(1);
    assertThat(parse.objects("FanList")).isEqualTo(50);
  }

  @Test
  void aBatchWhoseAnswerIsLostLeavesNoObjectTwice() {
    host.list("FanList/%016x/".formatted(0));
    parse.faults((number, path) -> number == 0 ? Fault.DONE_BUT_CUT_OFF : Fault.NONE);
    host.put(blobs(50));
    assertThat(parse.objects("FanList")).isEqualTo(50);
    assertThat(host.list("FanList/")).hasSize(50);
  }

  @Test
  void aRefusedRequestIsAskedAgainAfterThePauseThatTheServerWants() {
    List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    Credentials credentials = FakeParse.credentials(home);
    try (Host patient = ParseHost.open(parse.address(), 1000, credentials, pauses::add)) {
      parse.faults((number, path) ->
          number == 0 ? Fault.TOO_MANY : number == 1 ? Fault.REFUSED : Fault.NONE);
      assertThat(patient.read("data/manifest.json")).isEmpty();
      pauses.removeIf(pause -> pause.compareTo(Duration.ofSeconds(1)) < 0);
      assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(2));
    }
  }

  @Test
  void aServerThatKeepsRefusingIsOneLineAndWhatWasPutStays() {
    host.put(blobs(10));
    parse.faults((number, path) -> path.endsWith("batch") ? Fault.REFUSED : Fault.NONE);
    assertThatThrownBy(() -> host.put(blobs(20)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("5 tries")
        .hasMessageContaining("run it again later")
        .hasMessageNotContaining("\n")
        .satisfies(ParseHostTest::tellsNoSecret);
    assertThat(host.list("FanList/")).hasSize(10);
  }

  @Test
  void requestsKeepTheRate() {
    List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    Credentials credentials = FakeParse.credentials(home);
    try (Host slow = ParseHost.open(parse.address(), 0.01, credentials, pauses::add)) {
      slow.read("data/manifest.json");
      // Four classes are looked at first; nothing really waits here, so the pauses add up.
      assertThat(pauses).hasSize(4);
      assertThat(pauses.getLast()).isGreaterThan(Duration.ofSeconds(390));
    }
  }

  @Test
  void everybodyMayReadAndNobodyElseWrite() {
    for (String type : List.of("FanList", "SimilarList", "Tralbum", "SiteFile")) {
      var rights = parse.schema(type).path("classLevelPermissions");
      assertThat(rights.path("find").path("*").asBoolean()).isTrue();
      assertThat(rights.path("get").path("*").asBoolean()).isTrue();
      for (String writing : List.of("create", "update", "delete", "addField")) {
        assertThat(rights.path(writing).isObject()).isTrue();
        assertThat(rights.path(writing)).isEmpty();
      }
    }
  }

  @Test
  void aWrongKeyIsOneLineThatNamesNoSecret() {
    String wrong = "wrong-master-key-0123";
    Credentials credentials =
        Credentials.read(
            home,
            Map.of(
                Credentials.PARSE_APPLICATION,
                FakeParse.APPLICATION,
                Credentials.PARSE_MASTER_KEY,
                wrong));
    assertThatThrownBy(() -> ParseHost.open(parse.address(), 1000, credentials, wait -> {}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("403")
        .hasMessageContaining("BCR_PARSE_MASTER_KEY")
        .satisfies(e -> assertThat(trace(e)).doesNotContain(wrong));
  }

  @Test
  void anAddressThatIsNoneIsOneLine() {
    for (String address : List.of("", "parse.example.com", "https://", "ftp://x/parse")) {
      assertThatThrownBy(() -> ParseHost.open(address, 1, FakeParse.credentials(home), wait -> {}))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("publish.parse.server: expected an address");
    }
  }

  private static void tellsNoSecret(Throwable e) {
    assertThat(trace(e)).doesNotContain(FakeParse.MASTER_KEY).doesNotContain(FakeParse.APPLICATION);
  }

  private static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}

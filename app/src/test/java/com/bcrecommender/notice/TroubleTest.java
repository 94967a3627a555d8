package com.bcrecommender.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.transfer.Credentials;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TroubleTest {
  @TempDir Path folder;

  @Test
  void aSubjectIsOneLineAndDetailsAreTextWhateverACommandPrinted() {
    Trouble trouble =
        Trouble.of("job.crawl", "It\r\nBcc: all@example.org\u0000 broke ", HandClock.BEGIN)
            .with("found", "\u001b[31mred\u001b[0m\u0007")
            .output(List.of("one", "two\r"));
    assertThat(trouble.subject()).isEqualTo("It Bcc: all@example.org broke");
    assertThat(trouble.detail()).isEqualTo("found: red\nlast lines of output:\n    one\n    two");
  }

  @Test
  void ofLongDetailsTheBeginningAndTheEndAreKept() {
    Trouble trouble =
        Trouble.of("a", "x", HandClock.BEGIN)
            .with("done", "bcr crawl")
            .output(List.of("y".repeat(50_000), "the last line"))
            .toTell(Credentials.read(folder, Map.of()));
    assertThat(trouble.detail())
        .hasSizeLessThanOrEqualTo(Trouble.MOST_DETAIL)
        .startsWith("done: bcr crawl")
        .endsWith("the last line");
  }

  @Test
  void noPartOfASecretIsLeftWhereTheTextIsCut() {
    String secret = "s3cr3t-".repeat(20);
    for (int before = Trouble.MOST_DETAIL / 2 - 200;
        before < Trouble.MOST_DETAIL / 2;
        before += 7) {
      Trouble told =
          new Trouble("a", "x", "y".repeat(before) + secret + "z".repeat(9000), HandClock.BEGIN)
              .toTell(Credentials.read(folder, Map.of(Credentials.MAIL_PASSWORD, secret)));
      assertThat(told.detail()).doesNotContain("s3cr3t");
    }
  }

  @Test
  void aKindIsAStableWord() {
    for (String bad : List.of("", "Job", "job crawl", ".a", "a".repeat(61), "a/b")) {
      assertThatThrownBy(() -> Trouble.of(bad, "x", HandClock.BEGIN))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}

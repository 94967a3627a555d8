package com.bcrecommender.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.TroubleLedger.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The lines in which messages wait.
class PostTest {
  private final Post post = new Post();
  private Instant now = HandClock.BEGIN;

  private static Message message(String thread, int number) {
    return new Message(thread + "." + number, thread, "subject", "body", HandClock.BEGIN);
  }

  private List<String> due(String outlet) {
    return post.due(outlet, now).stream().map(Waiting::id).toList();
  }

  @Test
  void messagesGoOneByOneInTheirOrderToEachOutletByItself() {
    post.add(message("a", 1), "mail");
    post.add(message("b", 2), "mail");
    post.add(message("a", 1), "command");
    assertThat(due("mail")).containsExactly("a.1");
    assertThat(post.sent("mail", post.due("mail", now))).isFalse();
    assertThat(due("mail")).containsExactly("b.2");
    assertThat(due("command")).containsExactly("a.1");
    assertThat(due("other")).isEmpty();
  }

  @Test
  void whoTakesNothingIsTriedAgainAfterPausesThatDoubleUpToAnHour() {
    post.add(message("a", 1), "mail");
    post.add(message("a", 1), "command");
    long[] minutes = {1, 2, 4, 8, 16, 32, 60, 60, 60};
    for (long pause : minutes) {
      post.failed("mail", now, "why");
      assertThat(due("mail")).isEmpty();
      assertThat(due("command")).as("no other is held up").hasSize(1);
      now = now.plus(Duration.ofMinutes(pause)).minusMillis(1);
      assertThat(due("mail")).isEmpty();
      now = now.plusMillis(1);
      assertThat(due("mail")).hasSize(1);
    }
    assertThat(post.outage("mail").orElseThrow().since()).isEqualTo(HandClock.BEGIN);
    assertThat(post.sent("mail", post.due("mail", now))).isTrue();
    assertThat(post.outages()).isEmpty();
  }

  @Test
  void manyThatHadToWaitGoTogetherAndAFewOneByOne() {
    post.add(message("a", 1), "mail");
    post.add(message("b", 2), "mail");
    post.failed("mail", now, "why");
    now = now.plus(Duration.ofMinutes(1));
    assertThat(due("mail")).containsExactly("a.1");
    post.add(message("c", 3), "mail");
    assertThat(due("mail")).containsExactly("a.1", "b.2", "c.3");
  }

  @Test
  void aClockThatGoesBackKeepsNobodyWaitingForGood() {
    post.add(message("a", 1), "mail");
    post.failed("mail", now, "why");
    now = now.minus(Duration.ofDays(365));
    assertThat(due("mail")).hasSize(1);
  }

  @Test
  void aDigestTakesThePlaceOfOneThatWaits() {
    post.add(message("digest", 1), "mail");
    post.add(message("a", 1), "mail");
    post.add(message("digest", 2), "mail");
    assertThat(post.waiting()).extracting(Waiting::id).containsExactly("a.1", "digest.2");
  }

  @Test
  void aLineHasAnEnd() {
    for (int n = 0; n < Post.MOST_WAITING + 5; n++) {
      post.add(message("a", n), "mail");
    }
    assertThat(post.waiting()).hasSize(Post.MOST_WAITING);
    assertThat(due("mail")).containsExactly("a.5");
  }

  @Test
  void whatAnEarlierProcessLeftGoesFirstAndNothingToWhatIsNoLongerSet() {
    Post earlier = new Post();
    earlier.add(message("a", 1), "mail");
    earlier.add(message("a", 1), "command");
    earlier.failed("mail", now, "why");
    earlier.failed("command", now, "why");
    post.add(message("b", 2), "mail");
    post.add(earlier.waiting(), earlier.outages(), List.of("mail"));
    assertThat(post.waiting()).extracting(Waiting::id).containsExactly("a.1", "b.2");
    assertThat(post.waiting()).extracting(Waiting::number).doesNotHaveDuplicates().isSorted();
    assertThat(post.outages()).hasSize(1);
    post.add(message("c", 3), "mail");
    assertThat(post.waiting().getLast().id()).isEqualTo("c.3");
    assertThat(post.waiting()).extracting(Waiting::number).doesNotHaveDuplicates();
  }
}

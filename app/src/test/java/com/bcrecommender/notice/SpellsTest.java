package com.bcrecommender.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.TroubleLedger.Spell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the operator is told and when, as a story of events and the messages that come of it.
class SpellsTest {
  private final Spells spells = new Spells();
  private final HandClock clock = new HandClock();
  private final List<String> told = new ArrayList<>();

  /// Each word is an event: `a` or `b` happens; `-a` heals; a number lets hours pass (back with a
  /// minus), with the digest looked for after each of them.
  private List<String> story(String events) {
    for (String event : events.split(" ")) {
      if (event.matches("-?[0-9.]+h")) {
        hours(Double.parseDouble(event.replace("h", "")));
      } else if (event.startsWith("-")) {
        spells.healed(event.substring(1), clock.instant()).ifPresent(this::tell);
      } else {
        spells
            .happened(Trouble.of(event, "It broke: " + event, clock.instant()))
            .ifPresent(this::tell);
      }
    }
    return told;
  }

  private void hours(double hours) {
    if (hours < 0) {
      clock.pass(Duration.ofMinutes(Math.round(hours * 60)));
      spells.digest(clock.instant()).ifPresent(this::tell);
      return;
    }
    for (long minutes = Math.round(hours * 60); minutes > 0; minutes -= 60) {
      clock.pass(Duration.ofMinutes(Math.min(minutes, 60)));
      spells.digest(clock.instant()).ifPresent(this::tell);
    }
  }

  private void tell(Message message) {
    String id = message.id();
    told.add(id.substring(0, id.lastIndexOf('.')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a                        | began.a
          a a a a a                | began.a
          a b a b                  | began.a began.b
          a -a                     | began.a healed.a
          -a                       | ''
          a -a -a                  | began.a healed.a
          a 23h                    | began.a
          a 24h                    | began.a digest
          a 47h                    | began.a digest
          a 100h                   | began.a digest digest digest digest
          a 1h -a 100h             | began.a healed.a
          a -a 5h a                | began.a healed.a
          a -a 5h a 24h            | began.a healed.a digest
          a -a 5h a 1h -a          | began.a healed.a
          a -a 5h a 1h -a 24h      | began.a healed.a digest
          a -a 5h a 1h -a 72h      | began.a healed.a digest
          a -a 7h a                | began.a healed.a began.a
          a -a 7h a -a             | began.a healed.a began.a healed.a
          a 20h b 5h               | began.a began.b digest
          a 23h -a b 2h            | began.a healed.a began.b
          a 23h -a b 24h           | began.a healed.a began.b digest
          a -720h 23h              | began.a
          a -720h 24h              | began.a digest
          a -a -720h a             | began.a healed.a
          a -a 200h a              | began.a healed.a began.a
          """)
  void aStoryIsTold(String events, String messages) {
    assertThat(String.join(" ", story(events))).isEqualTo(messages);
  }

  @Test
  void whatLastsIsCountedAndKeepsItsNewestDetails() {
    story("a 1h a 1h");
    spells.happened(new Trouble("a", "It broke otherwise", "newest", clock.instant()));
    Spell spell = spells.find("a").orElseThrow();
    assertThat(spell.times()).isEqualTo(3);
    assertThat(spell.since()).isEqualTo(HandClock.BEGIN);
    assertThat(spell.last()).isEqualTo(clock.instant());
    assertThat(spell.subject()).isEqualTo("It broke otherwise");
    assertThat(spell.detail()).isEqualTo("newest");
  }

  @Test
  void theDigestHasWhatLastsWithItsCountsAndWhatIsOverWithoutAWord() {
    story("a a a b -b 1h b 1h -b c -c 21h");
    clock.pass(Duration.ofHours(1));
    Message digest = spells.digest(clock.instant()).orElseThrow();
    assertThat(digest.subject()).isEqualTo("Digest: 1 still wrong, 1 came back and are over");
    assertThat(digest.body())
        .contains("It broke: a (a): lasts 24 h")
        .contains("3 times")
        .contains("It broke: b (b): over since 2026-11-01 10:00:00 UTC")
        .contains("twice (came back once)")
        .doesNotContain("It broke: c");
  }

  @Test
  void messagesOfOneSpellBearIdsThatDoNotChange() {
    Instant now = clock.instant();
    Message first = spells.happened(Trouble.of("a", "x", now)).orElseThrow();
    assertThat(new Spells().happened(Trouble.of("a", "y", now)).orElseThrow().id())
        .isEqualTo(first.id());
    assertThat(first.id()).matches("[A-Za-z0-9.-]+");
  }

  @Test
  void whatIsOverForAWeekIsForgotten() {
    story("a -a 169h");
    assertThat(spells.all()).isEmpty();
  }
}

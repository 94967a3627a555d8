package com.bcrecommender.notice;

import com.bcrecommender.catalog.TroubleLedger.Outage;
import com.bcrecommender.catalog.TroubleLedger.Spell;
import com.bcrecommender.catalog.TroubleLedger.Waiting;
import com.bcrecommender.settings.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What messages say.
final class Wording {
  /// A message that sums up many is no longer than this.
  private static final int MOST_BODY = 100_000;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final String LOOK =
      "bcr status shows how things stand, bcr doctor looks at everything and says the cure, bcr mail lists what is open.";

  private Wording() {}

  /// To read: `2026-11-28 20:15:00 UTC`.
  static String time(Instant time) {
    return TIME.format(time);
  }

  /// It has begun.
  static Message began(Spell spell) {
    return new Message(
        id("began", spell),
        spell.kind(),
        spell.subject(),
        """
        %s

        since: %s
        %s

        You hear of this once. While it lasts a digest counts it once a day, and a note tells when it is over.
        %s
        """
            .formatted(spell.subject(), time(spell.since()), spell.detail(), LOOK),
        spell.since());
  }

  /// It is over.
  static Message healed(Spell spell) {
    Instant over = end(spell);
    return new Message(
        id("healed", spell),
        spell.kind(),
        "Over: " + spell.subject(),
        """
        Over since %s: %s

        It began at %s, lasted %s and happened %s, the last time at %s.
        Nothing is left to do.
        """
            .formatted(
                time(over),
                spell.subject(),
                time(spell.since()),
                lasted(spell, over),
                times(spell.times()),
                time(spell.last())),
        over);
  }

  /// A worker could not begin.
  static Message notBegun(String thread, String why, Instant now) {
    return new Message(
        "notbegun." + now.toEpochMilli(),
        thread,
        "The worker could not begin: " + why,
        """
        %s

        Nothing is crawled, recommended, published or backed up until it begins. What visitors see stays as it is.
        Where the system begins it again by itself you hear of this once a day while it lasts, and once when it is over.
        bcr doctor looks at everything and says the cure; bcr worker says at once whether it begins.
        """
            .formatted(why),
        now);
  }

  /// It has begun after all.
  static Message begun(String thread, String why, Instant told, Instant now) {
    return new Message(
        "begun." + now.toEpochMilli(),
        thread,
        "Over: the worker could not begin: " + why,
        """
        The worker has begun at %s. You were told at %s that it could not: %s
        Nothing is left to do.
        """
            .formatted(time(now), time(told), why),
        now);
  }

  /// Everything that lasts, and what is over without a word.
  static Message digest(List<Spell> spells, Instant now) {
    List<Spell> open = spells.stream().filter(spell -> spell.healed() == null).toList();
    List<Spell> over = spells.stream().filter(spell -> spell.healed() != null).toList();
    StringBuilder body = new StringBuilder();
    if (!open.isEmpty()) {
      body.append("Still wrong:\n");
      open.forEach(spell -> body.append(state(spell, now)).append(indented(spell.detail())));
      body.append('\n');
    }
    if (!over.isEmpty()) {
      body.append("Over, after it had come back:\n");
      over.forEach(spell -> body.append(state(spell, now)));
      body.append('\n');
    }
    return new Message(
        "digest." + now.toEpochMilli(),
        "digest",
        "Digest: %s%s"
            .formatted(
                open.isEmpty() ? "all is well again" : open.size() + " still wrong",
                over.isEmpty() ? "" : ", " + over.size() + " came back and are over"),
        body.append(LOOK).append('\n').toString(),
        now);
  }

  /// A message that had to wait, with what has become of it.
  ///
  /// @param spell what it is about, where it still is known
  static Message late(Waiting waiting, Outage outage, Optional<Spell> spell, Instant now) {
    return new Message(
        waiting.id(),
        waiting.thread(),
        waiting.subject(),
        waiting.body()
            + "\nThis is late: %s\n%s"
                .formatted(
                    waited(outage), spell.map(one -> "By now: " + state(one, now)).orElse("")),
        waiting.made());
  }

  /// One message in the place of several that had to wait.
  ///
  /// @param waiting at least one, in their order
  /// @param spells all that are known
  static Message sum(List<Waiting> waiting, Outage outage, List<Spell> spells, Instant now) {
    StringBuilder body = new StringBuilder();
    body.append("%d messages had to wait: %s\n".formatted(waiting.size(), waited(outage)));
    waiting.forEach(one -> body.append("  %s  %s\n".formatted(time(one.made()), one.subject())));
    if (!spells.isEmpty()) {
      body.append("\nBy now:\n");
      spells.forEach(spell -> body.append(state(spell, now)));
    }
    body.append('\n').append(LOOK).append('\n');
    for (Waiting one : waiting) {
      String text = "\n---- %s\n%s".formatted(time(one.made()), one.body());
      if (body.length() + text.length() > MOST_BODY) {
        body.append("\n---- The rest is left out here; bcr mail lists what is open.\n");
        break;
      }
      body.append(text);
    }
    Waiting last = waiting.getLast();
    return new Message(
        "sum.%d.%s".formatted(waiting.size(), last.id()),
        "digest",
        "%d messages that had to wait; the last: %s".formatted(waiting.size(), last.subject()),
        body.toString(),
        now);
  }

  private static String waited(Outage outage) {
    return "nothing could be sent since %s, after %d tries, the last of which met: %s"
        .formatted(time(outage.since()), outage.failures(), outage.why());
  }

  /// One line on how a trouble stands.
  static String state(Spell spell, Instant now) {
    Instant healed = spell.healed();
    return "  %s (%s): %s, %s%s, the last time %s\n"
        .formatted(
            spell.subject(),
            spell.kind(),
            healed == null
                ? "lasts " + lasted(spell, now)
                : "over since %s, lasted %s".formatted(time(healed), lasted(spell, healed)),
            times(spell.times()),
            spell.returns() == 0 ? "" : " (came back " + times(spell.returns()) + ")",
            time(spell.last()));
  }

  private static String indented(String detail) {
    return detail.lines().map(line -> "      " + line + "\n").reduce("", String::concat);
  }

  private static String times(long times) {
    return times == 1 ? "once" : times == 2 ? "twice" : "%,d times".formatted(times);
  }

  private static String lasted(Spell spell, Instant until) {
    return Progress.duration(Duration.between(spell.since(), until));
  }

  private static Instant end(Spell spell) {
    Instant healed = spell.healed();
    return healed == null ? spell.last() : healed;
  }

  private static String id(String what, Spell spell) {
    return "%s.%s.%d".formatted(what, spell.kind(), spell.since().toEpochMilli());
  }
}

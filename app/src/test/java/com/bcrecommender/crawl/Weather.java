package com.bcrecommender.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// How the site of a simulated month fares by the hour: spells of trouble drawn from a seed, with
/// calm between them.
final class Weather {

  /// What a spell does to requests.
  enum Spell {
    CALM,
    /// Answers take up to 20 s.
    SLOW,
    /// Every other request is one too many.
    LIMITED,
    /// 503 to everything.
    OUTAGE,
    FORBIDDEN,
    CHALLENGE,
    /// Answers break off.
    CUT,
    /// Pages lack their end.
    UNREADABLE
  }

  private final NavigableMap<Instant, Spell> spells = new TreeMap<>();
  private final List<Spell> byDay = new ArrayList<>();

  /// A spell a day, of each kind in turn, the turns in any order.
  Weather(RandomGenerator random, Instant from, int days, Map<Spell, Duration> lengths) {
    List<Spell> kinds = new ArrayList<>(lengths.keySet());
    spells.put(Instant.EPOCH, Spell.CALM);
    for (int day = 0; day < days; day++) {
      int turn = day % kinds.size();
      Collections.swap(kinds, turn, turn + random.nextInt(kinds.size() - turn));
      Instant start = from.plus(Duration.ofDays(day));
      Spell spell = kinds.get(turn);
      byDay.add(spell);
      // Within the first hour of a day, when a run is under way.
      Instant begins = start.plusSeconds(random.nextLong(3_600));
      spells.put(begins, spell);
      spells.put(begins.plus(lengths.get(spell)), Spell.CALM);
    }
  }

  /// The first day with such a spell, counted from 0; -1 where none has one.
  int day(Spell spell) {
    return byDay.indexOf(spell);
  }

  Spell at(Instant now) {
    return spells.floorEntry(now).getValue();
  }
}

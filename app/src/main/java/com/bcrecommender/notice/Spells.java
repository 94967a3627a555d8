package com.bcrecommender.notice;

import com.bcrecommender.catalog.TroubleLedger.Spell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rules of what the operator is told of troubles, and when; knows no outlet and no clock.
///
/// - The first time of a kind is a message. While it lasts it is only counted.
/// - When it is over that is a message.
/// - What comes back within [#SOON] of its end goes on, and tells nothing by itself, neither that
///   it came back nor that it is over again.
/// - A digest tells all of that, and whatever lasts, at most once in [#DIGEST]; none where nothing
///   lasts and nothing has gone untold.
///
/// A clock that goes back delays nothing for good: what would lie in the future counts as now. Not
/// thread-safe.
final class Spells {
  static final Duration SOON = Duration.ofHours(6);
  static final Duration DIGEST = Duration.ofDays(1);

  /// How long what is over can be looked up.
  static final Duration KEPT = Duration.ofDays(7);

  private final Map<String, Spell> spells = new TreeMap<>();

  /// Adds what an earlier process knew; what is known here stays.
  void add(List<Spell> earlier) {
    earlier.forEach(spell -> spells.putIfAbsent(spell.kind(), spell));
  }

  /// All of them, in the order of their kinds.
  List<Spell> all() {
    return List.copyOf(spells.values());
  }

  Optional<Spell> find(String kind) {
    return Optional.ofNullable(spells.get(kind));
  }

  /// Something has happened.
  ///
  /// @return what to tell
  Optional<Message> happened(Trouble trouble) {
    Spell known = spells.get(trouble.kind());
    if (known == null || isOver(known, trouble.at())) {
      Spell began =
          new Spell(
              trouble.kind(),
              trouble.subject(),
              trouble.detail(),
              trouble.at(),
              trouble.at(),
              1,
              0,
              null,
              false,
              lastDigest().orElse(trouble.at()));
      spells.put(trouble.kind(), began);
      return Optional.of(Wording.began(began));
    }
    boolean back = known.healed() != null;
    spells.put(
        trouble.kind(),
        new Spell(
            trouble.kind(),
            trouble.subject(),
            trouble.detail(),
            known.since(),
            trouble.at(),
            known.times() + 1,
            known.returns() + (back ? 1 : 0),
            null,
            known.untold() || back,
            known.digested()));
    return Optional.empty();
  }

  private static boolean isOver(Spell spell, Instant now) {
    Instant healed = spell.healed();
    return healed != null && Duration.between(healed, now).compareTo(SOON) >= 0;
  }

  /// It is well again; of no effect where it was.
  ///
  /// @return what to tell
  Optional<Message> healed(String kind, Instant now) {
    Spell known = spells.get(kind);
    if (known == null || known.healed() != null) {
      return Optional.empty();
    }
    boolean quiet = known.returns() > 0;
    Spell healed = with(known, now, quiet || known.untold(), known.digested());
    spells.put(kind, healed);
    return quiet ? Optional.empty() : Optional.of(Wording.healed(healed));
  }

  /// The digest, where one is due; and forgets what is long over.
  Optional<Message> digest(Instant now) {
    spells.values().removeIf(spell -> isForgotten(spell, now));
    Optional<Instant> last = lastDigest();
    if (last.isEmpty()) {
      return Optional.empty();
    }
    if (last.get().isAfter(now)) {
      spells.replaceAll((kind, spell) -> with(spell, spell.healed(), spell.untold(), now));
      return Optional.empty();
    }
    if (Duration.between(last.get(), now).compareTo(DIGEST) < 0) {
      return Optional.empty();
    }
    List<Spell> told = new ArrayList<>(spells.values());
    told.removeIf(spell -> !isToTell(spell));
    spells.replaceAll((kind, spell) -> with(spell, spell.healed(), false, now));
    return Optional.of(Wording.digest(told, now));
  }

  private static boolean isForgotten(Spell spell, Instant now) {
    Instant healed = spell.healed();
    return healed != null && !spell.untold() && Duration.between(healed, now).compareTo(KEPT) > 0;
  }

  /// Whether a digest has it.
  private static boolean isToTell(Spell spell) {
    return spell.healed() == null || spell.untold();
  }

  /// From when the time to the next digest counts; empty where there is nothing to tell.
  private Optional<Instant> lastDigest() {
    return spells.values().stream()
        .filter(Spells::isToTell)
        .map(Spell::digested)
        .max(Instant::compareTo);
  }

  private static Spell with(
      Spell spell, @Nullable Instant healed, boolean untold, Instant digested) {
    return new Spell(
        spell.kind(),
        spell.subject(),
        spell.detail(),
        spell.since(),
        spell.last(),
        spell.times(),
        spell.returns(),
        healed,
        untold,
        digested);
  }
}

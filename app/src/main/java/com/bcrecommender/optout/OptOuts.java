package com.bcrecommender.optout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who asked to be left out: fans, tralbums, and sites of artists and labels. Lists of two origins,
/// with salts of their own, unite; nothing ever takes an entry out again, whichever side lost its
/// own list. Costs half a microsecond a question, where there are any. Immutable; for any thread.
public final class OptOuts implements Predicate<OptOutKey> {
  /// Nobody.
  public static final OptOuts NONE = new OptOuts(List.of());

  private final List<SaltedHashes> groups;

  private OptOuts(List<SaltedHashes> groups) {
    this.groups = groups;
  }

  /// Opt-outs of keys.
  ///
  /// @param salt 16 bytes
  public static OptOuts of(byte[] salt, Instant at, Set<OptOutKey> keys) {
    SaltedHashes empty = SaltedHashes.of(salt, at.getEpochSecond(), Set.of());
    return ofHashes(salt, at, keys.stream().map(empty::hash).collect(Collectors.toSet()));
  }

  /// Hashes that were made with a salt.
  ///
  /// @param salt 16 bytes
  /// @param newest when the last of them was made
  /// @param hashes the first 8 bytes of each, the first one highest
  public static OptOuts ofHashes(byte[] salt, Instant newest, Set<Long> hashes) {
    return hashes.isEmpty()
        ? NONE
        : new OptOuts(List.of(SaltedHashes.of(salt, newest.getEpochSecond(), hashes)));
  }

  /// A salt that is in use, for more opt-outs of the same origin; null where nobody is held.
  public byte @Nullable [] salt() {
    return groups.isEmpty() ? null : groups.getFirst().salt();
  }

  /// @param texts as [#toTexts] gives them
  /// @throws IllegalArgumentException where they are something else
  public static OptOuts parse(List<String> texts) {
    OptOuts all = NONE;
    for (String text : texts) {
      SaltedHashes group = SaltedHashes.parse(text);
      all = all.and(group.hashes().isEmpty() ? NONE : new OptOuts(List.of(group)));
    }
    return all;
  }

  /// A text for each salt, Base64 of its 16 bytes, 8 bytes of the time of the last opt-out (UTC
  /// epoch seconds, big-endian), and 8 bytes for each hash in ascending order; the same opt-outs
  /// give the same texts.
  public List<String> toTexts() {
    return groups.stream().map(SaltedHashes::toText).toList();
  }

  /// Whether this is one of those left out.
  @Override
  public boolean test(OptOutKey key) {
    for (SaltedHashes group : groups) {
      if (group.hold(key)) {
        return true;
      }
    }
    return false;
  }

  public boolean isEmpty() {
    return groups.isEmpty();
  }

  /// How many hashes there are; somebody known by several keys has several.
  public int size() {
    return groups.stream().mapToInt(group -> group.hashes().size()).sum();
  }

  /// When the last one opted out, in whole seconds; empty where nobody is held.
  public Optional<Instant> newest() {
    return groups.stream()
        .map(SaltedHashes::newest)
        .max(Comparator.naturalOrder())
        .map(Instant::ofEpochSecond);
  }

  /// These and others.
  public OptOuts and(OptOuts others) {
    if (others.isEmpty()) {
      return this;
    }
    List<SaltedHashes> all = new ArrayList<>(groups);
    for (SaltedHashes other : others.groups) {
      int same = 0;
      while (same < all.size() && !all.get(same).hasSaltOf(other)) {
        same++;
      }
      if (same == all.size()) {
        all.add(other);
      } else {
        all.set(same, all.get(same).and(other));
      }
    }
    all.sort(Comparator.comparing(SaltedHashes::salt, Arrays::compareUnsigned));
    return new OptOuts(List.copyOf(all));
  }

  /// Takes a hash with what it was made with.
  public interface Visitor {
    /// @param newest when the last one with this salt opted out
    void hash(byte[] salt, Instant newest, long hash);
  }

  /// Calls for each hash.
  public void each(Visitor visitor) {
    for (SaltedHashes group : groups) {
      Instant newest = Instant.ofEpochSecond(group.newest());
      group.hashes().forEach(hash -> visitor.hash(group.salt(), newest, hash));
    }
  }

  /// Whether all of the others are among these.
  public boolean haveAll(OptOuts others) {
    return and(others).equals(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OptOuts that && groups.equals(that.groups);
  }

  @Override
  public int hashCode() {
    return groups.hashCode();
  }

  @Override
  public String toString() {
    return "%d opt-outs".formatted(size());
  }
}

package com.bcrecommender.simulator.world;

import org.jspecify.annotations.Nullable;

/// A fan owns or wishlisted a tralbum.
///
/// @param time UTC epoch seconds
/// @param merch the physical edition that was bought, or null for a digital record
/// @param why what the fan wrote about it, or null
/// @param position the fan's own order of the collection, from 1; 0 where it was never put in order
/// @param hidden nobody but the fan sees it
public record Preference(
    Fan fan,
    Tralbum tralbum,
    Kind kind,
    long time,
    Tralbum.@Nullable Merch merch,
    @Nullable String why,
    int position,
    boolean hidden) {

  /// Kinds of preference.
  public enum Kind {
    OWNED,
    WISHLISTED
  }

  /// A purchase of the digital record.
  static Preference owned(Fan fan, Tralbum tralbum, long time) {
    return new Preference(fan, tralbum, Kind.OWNED, time, null, null, 0, false);
  }

  /// A wish.
  static Preference wished(Fan fan, Tralbum tralbum, long time) {
    return new Preference(fan, tralbum, Kind.WISHLISTED, time, null, null, 0, false);
  }

  /// The same, of a physical edition.
  Preference of(Tralbum.Merch edition) {
    return new Preference(fan, tralbum, kind, time, edition, why, position, hidden);
  }

  /// The same, with the fan's words.
  Preference because(String words) {
    return new Preference(fan, tralbum, kind, time, merch, words, position, hidden);
  }

  /// The same, put in its place by the fan.
  Preference at(int place) {
    return new Preference(fan, tralbum, kind, time, merch, why, place, hidden);
  }

  /// The same, out of sight.
  Preference outOfSight() {
    return new Preference(fan, tralbum, kind, time, merch, why, position, true);
  }

  /// What the fan's page calls the item's id: the package's for a physical edition, else the
  /// tralbum's.
  public long itemId() {
    return merch == null ? tralbum.id() : merch.id();
  }

  /// `p` for a physical edition, else the tralbum's type.
  public char itemLetter() {
    return merch == null ? tralbum.type() : 'p';
  }

  /// The item's key on the fan's page: `a…`, `t…` or `p…`.
  public String itemKey() {
    return itemLetter() + Long.toString(itemId());
  }
}

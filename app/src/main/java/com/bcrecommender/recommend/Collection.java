package com.bcrecommender.recommend;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/// A fan's preferences in the order in which pages show them: owned before wishlisted, the newest
/// first, unknown times last, equal times by id. For one thread.
public final class Collection {
  private final Snapshot snapshot;

  /// @param tralbums dense ids in order
  /// @param owned how many of them, from the start, are owned
  public record Shelf(int[] tralbums, int owned) {}

  private record Place(int tralbum, boolean owned, long time) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      if (owned != other.owned) {
        return owned ? -1 : 1;
      }
      // Snapshot.UNKNOWN_TIME is the least of all times, and so comes last.
      return time != other.time
          ? Long.compare(other.time, time)
          : Integer.compare(tralbum, other.tralbum);
    }
  }

  public Collection(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  public Shelf of(int fan) {
    SparseRows preferences = snapshot.preferences();
    int start = preferences.start(fan);
    return shelf(
        preferences.size(fan),
        place -> preferences.column(start + place),
        place -> snapshot.isOwned(start + place),
        place -> snapshot.time(start + place));
  }

  /// Puts so many preferences of a fan in order.
  ///
  /// @param tralbum of each, by its place
  /// @param time of each, or [Snapshot#UNKNOWN_TIME]
  public static Shelf shelf(
      int size, IntUnaryOperator tralbum, IntPredicate isOwned, IntToLongFunction time) {
    Place[] places = new Place[size];
    int owned = 0;
    for (int i = 0; i < size; i++) {
      boolean owns = isOwned.test(i);
      owned += owns ? 1 : 0;
      places[i] = new Place(tralbum.applyAsInt(i), owns, time.applyAsLong(i));
    }
    Arrays.sort(places);
    return new Shelf(Arrays.stream(places).mapToInt(Place::tralbum).toArray(), owned);
  }
}

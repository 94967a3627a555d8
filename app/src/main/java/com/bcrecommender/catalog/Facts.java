package com.bcrecommender.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is stated under one key: for each field the winning value and its source. The law of
/// merging is here, once, for storing and for reading: the higher [Rank] wins, and of two values of
/// one rank (two lines of one file) the larger. As this is the maximum of a total order, it depends
/// neither on the order of arrival nor on how often something arrives.
final class Facts {
  private final @Nullable Object[] values;
  private final long[] sources;
  private boolean changed;

  /// No field known.
  Facts(int fields) {
    values = new @Nullable Object[fields];
    sources = new long[fields];
  }

  @Nullable Object value(int field) {
    return values[field];
  }

  @Nullable String text(int field) {
    return (String) values[field];
  }

  @Nullable Long number(int field) {
    return (Long) values[field];
  }

  /// The row id in table `source`; 0 where the field is unknown.
  long source(int field) {
    return sources[field];
  }

  /// As read from the database.
  void set(int field, @Nullable Object value, long source) {
    values[field] = value;
    sources[field] = source;
  }

  /// Offers a value. Null, "unknown", never replaces anything.
  Facts offer(int field, @Nullable Object value, Sources.Origin origin) {
    if (value == null) {
      return this;
    }
    Object held = values[field];
    if (held == null
        || wins(value, held, origin.rank().compareTo(origin.sources().rank(sources[field])))) {
      set(field, value, origin.id());
      changed = true;
    }
    return this;
  }

  /// Offers a value of a source that has a number.
  ///
  /// @param order of sources by their numbers
  void offer(int field, Object value, long source, SourceOrder order) {
    Object held = values[field];
    if (held == null || wins(value, held, order.compare(source, sources[field]))) {
      set(field, value, source);
      changed = true;
    }
  }

  /// @param byRank how the value's source compares with that of the one held
  private static boolean wins(Object value, Object held, int byRank) {
    return byRank > 0 || (byRank == 0 && compare(value, held) > 0);
  }

  /// Whether an offer was taken.
  boolean changed() {
    return changed;
  }

  /// Offers every field of another key of the same record.
  void offerAll(List<Field> fields, Facts other, SourceOrder order) {
    for (int f = 0; f < fields.size(); f++) {
      Object value = other.values[f];
      if (value != null) {
        offer(f, value, other.sources[f], order);
      }
    }
  }

  /// Which of two sources wins, by their numbers: the larger in this order.
  interface SourceOrder {
    int compare(long source, long other);
  }

  private static int compare(Object a, Object b) {
    return switch (a) {
      case String text -> text.compareTo((String) b);
      case Long number -> number.compareTo((Long) b);
      default ->
          throw new IllegalStateException("a field holds text or a number, found " + a.getClass());
    };
  }
}

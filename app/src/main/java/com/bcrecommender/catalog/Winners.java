package com.bcrecommender.catalog;

import org.jspecify.annotations.Nullable;

/// The winning value of one field for every record, over all its keys.
final class Winners {
  private Winners() {}

  /// @param table `fan` or `tralbum`
  /// @return by dense id; null where no key of the record has a value
  static @Nullable Object[] of(
      Session session, String table, String column, Identities identities, Sources sources) {
    return of(session, table, column, column, identities, sources);
  }

  /// @param value what to read in place of the column, such as the key that a reference leads to
  static @Nullable Object[] of(
      Session session,
      String table,
      String column,
      String value,
      Identities identities,
      Sources sources) {
    Facts[] best = new Facts[identities.size()];
    session.each(
        "SELECT id, %3$s, %1$s_source FROM %2$s WHERE %1$s IS NOT NULL"
            .formatted(column, table, value),
        row -> {
          int dense = identities.of(row.getInt(1));
          Object read = row.getObject(2);
          Object stated = read instanceof Integer number ? Long.valueOf(number) : read;
          long source = row.getLong(3);
          Facts facts = best[dense];
          if (facts == null) {
            best[dense] = new Facts(1);
            best[dense].set(0, stated, source);
          } else {
            facts.offer(0, stated, sources.origin(source));
          }
        });
    @Nullable Object[] values = new @Nullable Object[best.length];
    for (int dense = 0; dense < best.length; dense++) {
      values[dense] = best[dense] == null ? null : best[dense].value(0);
    }
    return values;
  }
}

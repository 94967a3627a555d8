package com.bcrecommender.catalog;

import java.util.List;

/// Takes back what sources have said of fans and tralbums, so that the same sources can say it anew
/// and better. Without that a mistake of an earlier parser could win for ever: of one source, the
/// larger value does. Keys stay, and so do preferences, which bear no source. For the transaction
/// that it was made from.
public final class Retraction {
  private final Session session;

  Retraction(Session session) {
    this.session = session;
    session.run("CREATE TEMP TABLE IF NOT EXISTS retracted (id INTEGER PRIMARY KEY)");
    session.run("DELETE FROM retracted");
  }

  /// Names a page with the time of its fetch: what it said of itself, and of others in passing.
  public void add(Source source) {
    session.update(
        "INSERT OR IGNORE INTO retracted SELECT id FROM source WHERE hash = ? AND date IN (?, ?)",
        source.hash(),
        source.seen(),
        Rank.MENTIONED);
  }

  /// Makes the fields unknown whose values come from what was named. Reads each table once.
  public void apply() {
    clear("fan", KeyTable.FAN);
    clear("tralbum", KeyTable.TRALBUM);
    session.run("DELETE FROM retracted");
  }

  private void clear(String table, List<Field> fields) {
    StringBuilder sets = new StringBuilder();
    StringBuilder where = new StringBuilder();
    for (Field field : fields) {
      String column = field.column();
      String said = column + "_source IN (SELECT id FROM retracted)";
      sets.append(sets.isEmpty() ? "" : ", ")
          .append("%s = iif(%s, NULL, %s), ".formatted(column, said, column))
          .append("%s_source = iif(%s, NULL, %s_source)".formatted(column, said, column));
      where.append(where.isEmpty() ? "" : " OR ").append(said);
    }
    session.run("UPDATE %s SET %s WHERE %s".formatted(table, sets, where));
  }
}

package com.bcrecommender.catalog;

import java.util.ArrayList;
import java.util.List;

/// Everything that a catalog says of fans, tralbums and preferences, with the source of each value,
/// row ids apart: stricter than the checksum, in which sources are not.
public final class CatalogContents {
  private CatalogContents() {}

  public static List<String> of(Catalog catalog) {
    List<String> rows = new ArrayList<>();
    try (Session session = Session.reading(catalog.file())) {
      add(session, "fan", KeyTable.FAN, rows);
      add(session, "tralbum", KeyTable.TRALBUM, rows);
      session.each(
          "SELECT f.key || ' ' || t.key || ' ' || p.kind || ' ' || ifnull(p.time, '')"
              + " FROM preference p JOIN fan f ON f.id = p.fan JOIN tralbum t ON t.id = p.tralbum",
          row -> rows.add(row.getString(1)));
    }
    rows.sort(null);
    return rows;
  }

  private static void add(Session session, String table, List<Field> fields, List<String> rows) {
    StringBuilder row = new StringBuilder("t.key");
    for (Field field : fields) {
      String column = field.column();
      String value =
          field.reference()
              ? "(SELECT r.key FROM %s r WHERE r.id = t.%s)".formatted(table, column)
              : "t." + column;
      row.append(" || ' %s=' || ifnull(%s, '?')".formatted(column, value))
          .append(
              " || ifnull((SELECT ' ' || name || ' ' || date || ' ' || hash FROM source WHERE id = t.%s_source), '')"
                  .formatted(column));
    }
    session.each(
        "SELECT %s FROM %s t".formatted(row, table), found -> rows.add(found.getString(1)));
  }
}

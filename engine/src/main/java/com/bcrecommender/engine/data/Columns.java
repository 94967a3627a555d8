package com.bcrecommender.engine.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which field of a row holds what. A [Names] says which columns a kind of file has; where they are
/// is told by the file's first row if that is a header, else by the person's own order
/// (`fan,tralbum,time,kind`), else by the usual order.
public final class Columns {
  private final Map<String, Integer> fieldOf;
  private final boolean header;
  private final int fieldsNeeded;

  private Columns(Map<String, Integer> fieldOf, boolean header, Names names) {
    this.fieldOf = fieldOf;
    this.header = header;
    int needed = 0;
    for (String column : names.required) {
      needed = Math.max(needed, fieldOf.getOrDefault(column, 0) + 1);
    }
    fieldsNeeded = needed;
  }

  /// Whether the first row is a header and no data.
  public boolean isHeader() {
    return header;
  }

  /// Whether the row has a field for each required column.
  public boolean fit(String[] fields) {
    return fields.length >= fieldsNeeded;
  }

  /// The field's index of a column, -1 where the file has no such column.
  public int index(String column) {
    return fieldOf.getOrDefault(column, -1);
  }

  /// A column's value, empty where the row or the file has none.
  public String get(String[] fields, String column) {
    return get(fields, index(column));
  }

  /// The value of a column's [#index], empty where the row or the file has none.
  public static String get(String[] fields, int index) {
    return index < 0 || index >= fields.length ? "" : fields[index];
  }

  /// The columns that a kind of file may have, in their usual order, each with the names it goes
  /// by.
  public static final class Names {
    private final Map<String, List<String>> synonyms = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    /// A column that each file has. Its own name and the synonyms are compared without case,
    /// spaces, `-` and `_`.
    public Names required(String column, String... otherNames) {
      required.add(column);
      return optional(column, otherNames);
    }

    /// A column that a file may have.
    public Names optional(String column, String... otherNames) {
      List<String> all = new ArrayList<>();
      all.add(normal(column));
      Arrays.stream(otherNames).map(Names::normal).forEach(all::add);
      synonyms.put(column, all);
      return this;
    }

    /// @param order what a person gave, `-` for a field to leave out; null to tell by the first row
    /// @throws UnreadableFile where the order or the header lacks a required column
    public Columns in(Path file, String[] firstRow, @Nullable String order) {
      if (order != null) {
        Columns named = named(order, "the order of columns given");
        // The header of a file whose columns were named all the same is no data.
        return new Columns(named.fieldOf, looksLikeHeader(firstRow), this);
      }
      if (looksLikeHeader(firstRow)) {
        Map<String, Integer> found = find(firstRow);
        List<String> missing =
            required.stream().filter(column -> !found.containsKey(column)).toList();
        if (!missing.isEmpty()) {
          throw new UnreadableFile(
              "expected a column for %s in the header of %s, found: %s; name the columns with --columns %s"
                  .formatted(
                      String.join(" and ", missing),
                      file,
                      String.join(", ", firstRow),
                      String.join(",", synonyms.keySet())));
        }
        return new Columns(found, true, this);
      }
      return new Columns(usual(), false, this);
    }

    /// Checks an order of columns that a person gave.
    ///
    /// @throws UnreadableFile where it names an unknown column, one twice, or lacks a required one
    public Columns named(String order, String where) {
      Map<String, Integer> found = new LinkedHashMap<>();
      String[] given = order.split(",", -1);
      for (int i = 0; i < given.length; i++) {
        String name = normal(given[i]);
        if (name.isEmpty()) {
          continue;
        }
        String column = column(name);
        if (column == null || found.put(column, i) != null) {
          throw new UnreadableFile(
              "expected columns out of %s, each once, and - for a field to leave out; found \"%s\" in %s: %s"
                  .formatted(String.join(",", synonyms.keySet()), given[i].strip(), where, order));
        }
      }
      for (String column : required) {
        if (!found.containsKey(column)) {
          throw new UnreadableFile(
              "expected a column %s in %s, found: %s".formatted(column, where, order));
        }
      }
      return new Columns(found, false, this);
    }

    private boolean looksLikeHeader(String[] row) {
      Map<String, Integer> found = find(row);
      return required.stream().anyMatch(found::containsKey);
    }

    private Map<String, Integer> find(String[] row) {
      Map<String, Integer> found = new LinkedHashMap<>();
      for (int i = 0; i < row.length; i++) {
        String column = column(normal(row[i]));
        if (column != null) {
          found.putIfAbsent(column, i);
        }
      }
      return found;
    }

    private Map<String, Integer> usual() {
      Map<String, Integer> order = new LinkedHashMap<>();
      for (String column : synonyms.keySet()) {
        order.put(column, order.size());
      }
      return order;
    }

    private @Nullable String column(String name) {
      for (Map.Entry<String, List<String>> entry : synonyms.entrySet()) {
        if (entry.getValue().contains(name)) {
          return entry.getKey();
        }
      }
      return null;
    }

    private static String normal(String name) {
      return name.strip().toLowerCase(Locale.ROOT).replaceAll("[ _#-]", "");
    }
  }
}

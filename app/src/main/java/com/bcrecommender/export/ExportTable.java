package com.bcrecommender.export;

import static com.bcrecommender.export.Column.Type.NUMBER;
import static com.bcrecommender.export.Column.Type.TEXT;
import static com.bcrecommender.export.Column.Type.TIME;
import static com.bcrecommender.export.Column.required;

import com.bcrecommender.catalog.Field;
import com.bcrecommender.catalog.KeyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The files of an export, in the order in which they are written and read: sources come before the
/// values that name them.
public enum ExportTable {
  LICENCES,
  SOURCES,
  FANS,
  TRALBUMS,
  TAGS,
  PREFERENCES;

  /// The columns, in the order in which rows have their values.
  public List<Column> columns() {
    return switch (this) {
      case LICENCES -> List.of(required("kind", TEXT), required("licence", TEXT));
      case SOURCES ->
          List.of(
              required("source", NUMBER),
              required("name", TEXT),
              required("strength", TEXT),
              new Column("stated", TIME),
              required("hash", TEXT),
              new Column("kind", TEXT));
      case FANS -> keyed(KeyKind.FAN);
      case TRALBUMS -> keyed(KeyKind.TRALBUM);
      case TAGS -> List.of(required("tralbum", TEXT), required("tag", TEXT));
      case PREFERENCES ->
          List.of(
              required("fan", TEXT),
              required("tralbum", TEXT),
              required("kind", TEXT),
              new Column("time", TIME));
    };
  }

  /// The column with the number of the source that another column's value comes from.
  public static String source(String column) {
    return column + "_source";
  }

  /// The file's name without its ending, and the table's in the manifest.
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  String file(ExportForm form, Compression compression) {
    return title() + form.ending() + compression.ending();
  }

  /// The key, then each field with the number of its source.
  private static List<Column> keyed(KeyKind kind) {
    List<Column> columns = new ArrayList<>();
    columns.add(required("key", TEXT));
    for (Field field : kind.fields()) {
      columns.add(
          new Column(
              field.column(),
              switch (field.kind()) {
                case TEXT, KEY -> TEXT;
                case NUMBER -> NUMBER;
                case TIME -> TIME;
                case TAGS -> Column.Type.TAGS;
              }));
      columns.add(new Column(source(field.column()), NUMBER));
    }
    return List.copyOf(columns);
  }
}

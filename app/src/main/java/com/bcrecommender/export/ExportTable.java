package com.bcrecommender.export;

import static com.bcrecommender.export.Column.Type.NUMBER;
import static com.bcrecommender.export.Column.Type.TEXT;
import static com.bcrecommender.export.Column.Type.TIME;

import com.bcrecommender.catalog.Field;
import com.bcrecommender.catalog.KeyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The files of an export, in the order in which they are written and read: sources come before the
/// values that name them.
enum ExportTable {
  LICENCES,
  SOURCES,
  FANS,
  TRALBUMS,
  TAGS,
  PREFERENCES;

  List<Column> columns() {
    return switch (this) {
      case LICENCES -> List.of(new Column("kind", TEXT), new Column("licence", TEXT));
      case SOURCES ->
          List.of(
              new Column("source", NUMBER),
              new Column("name", TEXT),
              new Column("strength", TEXT),
              new Column("stated", TIME),
              new Column("hash", TEXT),
              new Column("kind", TEXT));
      case FANS -> keyed(KeyKind.FAN);
      case TRALBUMS -> keyed(KeyKind.TRALBUM);
      case TAGS -> List.of(new Column("tralbum", TEXT), new Column("tag", TEXT));
      case PREFERENCES ->
          List.of(
              new Column("fan", TEXT),
              new Column("tralbum", TEXT),
              new Column("kind", TEXT),
              new Column("time", TIME));
    };
  }

  /// The file's name without its ending, and the table's in the manifest.
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  String file(ExportForm form, Compression compression) {
    return title() + form.ending() + compression.ending();
  }

  /// The key, then each field with the number of its source.
  private static List<Column> keyed(KeyKind kind) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("key", TEXT));
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
      columns.add(new Column(field.column() + "_source", NUMBER));
    }
    return List.copyOf(columns);
  }
}
